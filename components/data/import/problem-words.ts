import type { ImportProblem } from '@/lib/core/import/problem';
import type { LaterWords } from '@/lib/core/words/words';
import type { Numbers } from '../../context/locale-numbers';

/** Why nothing of a file is imported: a sentence, and where. */
export function problemWords(
  problem: ImportProblem,
  { import: words }: LaterWords,
  numbers: Numbers,
): { sentence: string; place?: string } {
  switch (problem.kind) {
    case 'json': {
      const { line, column } = problem.place;
      const sentence = words.json[problem.problem];
      if (problem.problem === 'empty') return { sentence };
      return { sentence, place: words.place(numbers.exactly(line), numbers.exactly(column)) };
    }
    case 'archive': {
      const sentence = words.archive[problem.code];
      return problem.place === '' ? { sentence } : { sentence, place: words.placeIn(problem.place) };
    }
    case 'not-json':
      return { sentence: problem.looksLike === 'html' ? words.problems.html : words.problems['not-json'] };
    default:
      return { sentence: words.problems[problem.kind] };
  }
}
