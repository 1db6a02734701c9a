import { ChevronRight } from 'lucide-react';
import type { FileReport, ImportReport, NoteCode, ReportedNote } from '@/lib/core/import/report';
import { useNumbers } from '../../context/locale-numbers';
import { useLaterWords } from '../../words';
import { Amount } from '../amount';

/** How many places and names are told. */
const mostNamed = 20;

/** The rest of what is known of files, folded: few want to know, and those exactly. */
export function ReportDetails({ report }: { report: ImportReport }) {
  const { import: words } = useLaterWords();
  const numbers = useNumbers();
  const accepted = report.files.filter(({ problem }) => !problem);
  const sum = (of: (file: FileReport) => number) => accepted.reduce((all, file) => all + of(file), 0);
  const amounts = [
    [words.messages, sum(({ messages }) => messages)],
    [words.addedMessages, sum(({ addedMessages }) => addedMessages)],
    [words.branches, sum(({ branches }) => branches)],
    [words.attachments, sum(({ attachments }) => attachments)],
    [words.prompts, sum(({ prompts }) => prompts)],
    [words.skippedFiles, report.skippedFiles],
    ...notesOf(accepted).map(({ code, count }) => [words.notes[code], count] as const),
  ] as const;
  if (accepted.length === 0) return null;
  return (
    <details className="group text-small">
      <summary className="flex w-fit list-none items-center gap-1.5 rounded-small text-muted hover:text-ink">
        <ChevronRight
          aria-hidden
          className="size-3.5 transition-transform duration-100 group-open:rotate-90 rtl:not-group-open:-scale-x-100"
          strokeWidth={2}
        />
        {words.details}
      </summary>
      <div className="flex flex-col gap-3 pt-3">
        <dl className="flex flex-col gap-1.5">
          {amounts.map(
            ([name, count]) =>
              count > 0 && (
                <Amount key={name} name={name}>
                  {numbers.exactly(count)}
                </Amount>
              ),
          )}
        </dl>
        <Unreadable files={accepted} />
        <Missing names={report.missingFiles} />
      </div>
    </details>
  );
}

/** What was told of all files, each kind once. */
function notesOf(files: readonly FileReport[]): ReportedNote[] {
  const counts = new Map<NoteCode, number>();
  for (const { code, count } of files.flatMap(({ notes }) => notes)) {
    counts.set(code, (counts.get(code) ?? 0) + count);
  }
  return [...counts].map(([code, count]) => ({ code, count }));
}

function Unreadable({ files }: { files: readonly FileReport[] }) {
  const { import: words } = useLaterWords();
  const count = files.reduce((sum, { unreadableCount }) => sum + unreadableCount, 0);
  if (count === 0) return null;
  const parts = files.flatMap(({ path, unreadable }) => unreadable.map((part) => ({ path, ...part })));
  return (
    <div className="flex flex-col gap-1">
      <p>{words.unreadable(count)}</p>
      <ul className="flex list-disc flex-col gap-1 ps-5 text-muted">
        {parts.slice(0, mostNamed).map(({ path, place, problem }) => (
          <li key={`${path} ${place}`} className="wrap-anywhere">
            <span dir="auto">{`${path}: ${place}`}</span>
            {' – '}
            {words.unreadableKinds[problem]}
          </li>
        ))}
      </ul>
      {count > mostNamed && <p className="text-muted">{words.more(count - mostNamed)}</p>}
    </div>
  );
}

function Missing({ names }: { names: readonly string[] }) {
  const { import: words } = useLaterWords();
  if (names.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <p>{words.missing}</p>
      <ul className="flex list-disc flex-col gap-1 ps-5 text-muted">
        {names.slice(0, mostNamed).map((name) => (
          <li key={name} dir="auto" className="wrap-anywhere">
            {name}
          </li>
        ))}
      </ul>
      {names.length > mostNamed && <p className="text-muted">{words.more(names.length - mostNamed)}</p>}
    </div>
  );
}
