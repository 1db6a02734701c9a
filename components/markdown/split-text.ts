const pieceLength = 2000;

/**
 * Text cut into pieces of at most 2,000 characters that together are the text: at the end of a line where there
 * is one in reach, else at a space, else between two characters. A browser lays out a text node as a whole, so
 * one that grows costs more with every letter; only the last of many small ones does not.
 */
export function splitText(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfPiece(text, start);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

function endOfPiece(text: string, start: number): number {
  const furthest = start + pieceLength;
  if (furthest >= text.length) return text.length;
  for (const separator of ['\n', ' ']) {
    const found = text.lastIndexOf(separator, furthest - 1);
    if (found > start) return found + 1;
  }
  return isLowSurrogate(text.charCodeAt(furthest)) ? furthest - 1 : furthest;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
