import { fileLimits } from '@/lib/core/files/limits';
import type { KnownMediaType } from '@/lib/core/files/media-type';
import { type PictureSize, sizeInHeader } from '@/lib/core/files/picture-size';
import { FileRefused } from '@/lib/core/files/problem';
import { fitWithin, problemWithSize } from '@/lib/core/files/scale';

/** A picture as it is stored and sent. */
export interface ReadPicture extends PictureSize {
  kind: 'picture';
  data: Blob;
  /** How large it was before it was scaled; absent if it was not. */
  original?: PictureSize;
}

/**
 * Decodes a picture, turns it as its camera held it, scales it so that no side is longer than `longest`, and encodes
 * it anew. Where it was taken, by whom and with what is thereby gone. A GIF that needs no scaling stays as it is,
 * because it may move; of another one the first frame is taken.
 * @throws FileRefused if it is broken, or has more pixels than can be decoded
 */
export async function readPicture(
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: KnownMediaType,
  longest: number,
): Promise<ReadPicture> {
  const claimed = sizeInHeader(bytes, mediaType);
  if (!claimed) throw new FileRefused({ kind: 'broken-picture' });
  const problem = problemWithSize(claimed, longest);
  if (problem) throw new FileRefused(problem);
  const data = new Blob([bytes], { type: mediaType });
  const bitmap = await decode(data);
  try {
    const { width, height } = bitmap;
    const size = fitWithin(bitmap, longest);
    const isScaled = size.width < width || size.height < height;
    if (mediaType === 'image/gif' && !isScaled && bytes.length <= fileLimits.sentPictureBytes) {
      return { kind: 'picture', data, width, height };
    }
    const encoded = await encode(scaled(bitmap, size), mediaType);
    return { kind: 'picture', data: encoded, ...size, ...(isScaled && { original: { width, height } }) };
  } finally {
    bitmap.close();
  }
}

async function decode(data: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(data, { imageOrientation: 'from-image' });
  } catch {
    throw new FileRefused({ kind: 'broken-picture' });
  }
}

/** Halves the picture until it is nearly small enough: one large step would skip pixels. */
function scaled(bitmap: ImageBitmap, size: PictureSize): OffscreenCanvas {
  let from: ImageBitmap | OffscreenCanvas = bitmap;
  while (from.width > 2 * size.width && from.height > 2 * size.height) {
    from = drawn(from, { width: Math.ceil(from.width / 2), height: Math.ceil(from.height / 2) });
  }
  return drawn(from, size);
}

function drawn(source: ImageBitmap | OffscreenCanvas, { width, height }: PictureSize): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new FileRefused({ kind: 'broken-picture' });
  return context;
}

/** Of 1: where one begins to see what JPEG leaves out. */
const quality = 0.9;

/**
 * PNG keeps letters on a screen sharp and may be transparent; JPEG is for photographs, and for what would be too large
 * otherwise. WebP is written only where nothing else is both transparent and small: not every server reads it.
 */
async function encode(canvas: OffscreenCanvas, mediaType: KnownMediaType): Promise<Blob> {
  const isOpaque = mediaType === 'image/jpeg' || !hasTransparency(canvas);
  const isPhotograph = mediaType === 'image/jpeg' || (mediaType === 'image/webp' && isOpaque);
  if (!isPhotograph) {
    const png = await canvas.convertToBlob({ type: 'image/png' });
    if (png.size <= fileLimits.sentPictureBytes) return png;
  }
  return canvas.convertToBlob({ type: isOpaque ? 'image/jpeg' : 'image/webp', quality });
}

function hasTransparency(canvas: OffscreenCanvas): boolean {
  const { data } = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
  for (let alpha = 3; alpha < data.length; alpha += 4) {
    if (data[alpha] !== 255) return true;
  }
  return false;
}
