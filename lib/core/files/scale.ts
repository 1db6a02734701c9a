import { fileLimits } from './limits';
import type { PictureSize } from './picture-size';
import type { FileProblem } from './problem';

/** The size at which no side is longer than `longest`; whole pixels, at least one, and never larger than before. */
export function fitWithin({ width, height }: PictureSize, longest: number): PictureSize {
  const share = Math.min(1, longest / Math.max(width, height));
  const scaled = (side: number) => Math.max(1, Math.round(side * share));
  return { width: scaled(width), height: scaled(height) };
}

/** In pixels: what is left of a picture that is narrower after scaling shows nothing. */
const narrowest = 8;

/** What forbids to decode and send a picture of this size; undefined for nothing. */
export function problemWithSize(size: PictureSize, longest: number): FileProblem | undefined {
  const { width, height } = size;
  if (width * height > fileLimits.picturePixels) return { kind: 'too-many-pixels', width, height };
  const isScaled = Math.max(width, height) > longest;
  const fitted = fitWithin(size, longest);
  if (isScaled && Math.min(fitted.width, fitted.height) < narrowest) {
    return { kind: 'too-narrow', width, height };
  }
  return undefined;
}
