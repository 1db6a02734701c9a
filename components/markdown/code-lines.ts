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
