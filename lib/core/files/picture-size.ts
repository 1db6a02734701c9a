import { hasAt, type KnownMediaType } from './media-type';

/** In pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

/**
 * How large a picture says that it is, without decoding it: a small file can claim more pixels than there is memory.
 * Undefined if its header is broken.
 */
export function sizeInHeader(bytes: Uint8Array, mediaType: KnownMediaType): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = readers[mediaType]?.(view, bytes);
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch {
    // A DataView refuses what is beyond its end: the header was cut off.
    return undefined;
  }
}

type HeaderReader = (view: DataView, bytes: Uint8Array) => PictureSize | undefined;

const readers: Partial<Record<KnownMediaType, HeaderReader>> = {
  // https://www.w3.org/TR/png-3/#11IHDR
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/jpeg': readJpeg,
  'image/webp': readWebp,
};

/** Walks over the segments to the one that starts a frame (https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1). */
function readJpeg(view: DataView): PictureSize | undefined {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // Bytes that fill up have no length; neither do they mean anything.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** C4, C8 and CC are tables and the like, not frames. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The three kinds of WebP: extended, lossless, lossy (https://developers.google.com/speed/webp/docs/riff_container). */
function readWebp(view: DataView, bytes: Uint8Array): PictureSize | undefined {
  if (hasAt(bytes, 12, 'VP8X')) return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (hasAt(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (!hasAt(bytes, 12, 'VP8 ')) return undefined;
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}
