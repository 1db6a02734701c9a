import type { CodeRun } from '@/lib/core/code-run';

const linesPerPiece = 40;

/**
 * Code cut after every 40 lines. The line end between two pieces is left out: each piece is a box of its own,
 * which starts on a new line. Only the last box of growing code is laid out again.
 */
export function splitCode(text: string): string[] {
  const lines = text.split('\n');
  const pieces: string[] = [];
  for (let start = 0; start < lines.length; start += linesPerPiece) {
    pieces.push(lines.slice(start, start + linesPerPiece).join('\n'));
  }
  return pieces;
}

/** The same cuts through code that has been cut into runs. */
export function splitRuns(runs: readonly CodeRun[]): CodeRun[][] {
  let piece: CodeRun[] = [];
  const pieces = [piece];
  let lines = 1;
  for (const { text, role } of runs) {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
      if (lines++ % linesPerPiece !== 0) continue;
      if (end > start) piece.push({ text: text.slice(start, end), role });
      start = end + 1;
      piece = [];
      pieces.push(piece);
    }
    if (start < text.length) piece.push({ text: text.slice(start), role });
  }
  return pieces;
}
