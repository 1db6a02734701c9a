import { asObject, asText, type JsonObject } from './json.ts';
import { tokensOfText } from './tokens.ts';

/** Bytes that are part of a request, and what the request says they are. */
export interface Media {
  mediaType: string;
  base64: string;
}

/** In pixels. */
export interface Size {
  width: number;
  height: number;
}

const formats: {
  mediaType: string;
  begins: (bytes: Buffer) => boolean;
  size: (bytes: Buffer) => Size | undefined;
}[] = [
  {
    mediaType: 'image/png',
    begins: (bytes) => bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n',
    size: (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  },
  {
    mediaType: 'image/gif',
    begins: (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6)),
    size: (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  },
  {
    mediaType: 'image/webp',
    begins: (bytes) => /^RIFF.{4}WEBP$/s.test(bytes.toString('latin1', 0, 12)),
    size: webpSize,
  },
  {
    mediaType: 'image/jpeg',
    begins: (bytes) => bytes.toString('latin1', 0, 3) === '\xff\xd8\xff',
    size: jpegSize,
  },
];

export const pictureTypes = formats.map(({ mediaType }) => mediaType);

/** The picture's size; undefined if the bytes are no picture of that type. */
export function pictureSize({ mediaType, base64 }: Media): Size | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const format = formats.find((known) => known.mediaType === mediaType && known.begins(bytes));
  try {
    const size = format?.size(bytes);
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch {
    return undefined;
  }
}

export function isBase64(text: string): boolean {
  return text !== '' && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

export function isPdf(base64: string): boolean {
  return Buffer.from(base64.slice(0, 2_000), 'base64').includes('%PDF-');
}

/** What a data URL holds; undefined for every other address. */
export function fromDataUrl(url: string): Media | undefined {
  const [, mediaType, base64] = /^data:([\w/+.-]+);base64,(.*)$/s.exec(url) ?? [];
  return mediaType === undefined || base64 === undefined ? undefined : { mediaType, base64 };
}

/** The bytes that a block of any wire holds; undefined for one that holds none. */
export function mediaIn(block: JsonObject): Media | undefined {
  switch (block.type) {
    case 'image':
    case 'document': {
      const { media_type, data } = asObject(block.source);
      return { mediaType: asText(media_type), base64: asText(data) };
    }
    case 'input_image':
      return fromDataUrl(asText(block.image_url));
    case 'input_file':
      return fromDataUrl(asText(block.file_data));
    case 'image_url':
      return fromDataUrl(asText(asObject(block.image_url).url));
    case 'file':
      return fromDataUrl(asText(asObject(block.file).file_data));
    default:
      return undefined;
  }
}

const patch = 28;
const mostPatches = 1_568;
const tokensPerPage = 2_000;

/** About as many tokens as real models have for them. */
export function tokensOfMedia(media: Media): number {
  const size = pictureSize(media);
  if (size) return Math.min(mostPatches, Math.ceil(size.width / patch) * Math.ceil(size.height / patch));
  if (!isPdf(media.base64)) return tokensOfText(media.base64);
  const source = Buffer.from(media.base64, 'base64').toString('latin1');
  return tokensPerPage * Math.max(1, source.match(/\/Type\s*\/Page\b/g)?.length ?? 0);
}

/** In words, for the demo model, which cannot see. */
export function describeMedia(media: Media): string {
  const size = pictureSize(media);
  return size ? `(A picture of ${size.width} by ${size.height} pixels.)` : '(A PDF.)';
}

/** https://www.rfc-editor.org/rfc/rfc9649: a lossy, a lossless, or an extended file. */
function webpSize(bytes: Buffer): Size | undefined {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}

/** Walks from marker to marker to the one that begins a frame. */
function jpegSize(bytes: Buffer): Size | undefined {
  for (let at = 2; bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return undefined;
}
