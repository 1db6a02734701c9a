import { describe, expect, test } from 'vitest';
import { fileLimits, problemTogether } from '@/lib/core/files/limits';
import { isPicture, isSvg, looksLike, mediaTypeOf } from '@/lib/core/files/media-type';
import { type PictureSize, sizeInHeader } from '@/lib/core/files/picture-size';
import { FileRefused } from '@/lib/core/files/problem';
import { fitWithin, problemWithSize } from '@/lib/core/files/scale';
import { makePng } from '../../files/make-png';
import { fc } from '../../property-runs';

/** Bytes from text with one character for each, or from numbers. */
function bytesFrom(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : part,
    ),
  );
}

const start = [0xff, 0xd8];
const frame = (marker: number) => [0xff, marker, 0, 17, 8, 0x02, 0x58, 0x03, 0x20, 3];
const cameraData = [0xff, 0xe1, 0, 6, 1, 2, 3, 4];

describe('what a file is', () => {
  test.each([
    ['image/png', bytesFrom('\x89PNG\r\n\x1a\n')],
    ['image/jpeg', bytesFrom([0xff, 0xd8, 0xff, 0xe0])],
    ['image/gif', bytesFrom('GIF89a')],
    ['image/webp', bytesFrom('RIFF', [1, 2, 3, 4], 'WEBP')],
    ['application/pdf', bytesFrom('%PDF-1.7')],
    [undefined, bytesFrom('RIFF', [1, 2, 3, 4], 'WAVE')],
    [undefined, bytesFrom('A text about %PDF-')],
    [undefined, bytesFrom('')],
  ])('%s is known by its content', (mediaType, bytes) => {
    expect(mediaTypeOf(bytes, 'a.txt')).toBe(mediaType);
  });

  test('a PDF may have something before its beginning, if it is called one', () => {
    expect(mediaTypeOf(bytesFrom('@PJL ENTER\r\n%PDF-1.4'), 'Print.PDF')).toBe('application/pdf');
    expect(mediaTypeOf(bytesFrom('No PDF at all'), 'a.pdf')).toBeUndefined();
  });

  test('pictures are told from the rest', () => {
    expect([isPicture('image/gif'), isPicture('application/pdf')]).toEqual([true, false]);
  });

  test.each([
    ['report.docx', 'office'],
    ['all.tar.gz', 'archive'],
    ['IMG_1.HEIC', 'picture'],
    ['talk.mp3', 'sound'],
    ['program.exe', 'other'],
    ['zip', 'other'],
  ])('%s looks like %s', (name, kind) => {
    expect(looksLike(name)).toBe(kind);
  });

  test.each([
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'a.txt', true],
    ['<?xml version="1.0"?>\n<!DOCTYPE svg>\n<!-- a --><SVG>', 'a.xml', true],
    ['<html><svg></svg></html>', 'a.html', false],
    ['<svgfoo>', 'a.xml', false],
    ['anything', 'a.svg', true],
  ])('%s in %s is a drawing: %s', (text, name, is) => {
    expect(isSvg(text, name)).toBe(is);
  });
});

describe('how large a picture says that it is', () => {
  test.each<[string, Parameters<typeof sizeInHeader>[1], Uint8Array, PictureSize | undefined]>([
    ['GIF', 'image/gif', bytesFrom('GIF89a', [0x20, 3, 0x58, 2]), { width: 800, height: 600 }],
    ['JPEG', 'image/jpeg', bytesFrom(start, frame(0xc0)), { width: 800, height: 600 }],
    [
      'progressive JPEG',
      'image/jpeg',
      bytesFrom(start, cameraData, frame(0xc2)),
      { width: 800, height: 600 },
    ],
    [
      'JPEG with fill bytes',
      'image/jpeg',
      bytesFrom(start, [0xff], frame(0xc1)),
      { width: 800, height: 600 },
    ],
    ['JPEG with tables only', 'image/jpeg', bytesFrom(start, frame(0xc4)), undefined],
    ['JPEG without a frame', 'image/jpeg', bytesFrom(start, cameraData, [0, 0]), undefined],
    [
      'lossy WebP',
      'image/webp',
      bytesFrom('RIFF....WEBPVP8 ....', [0, 0, 0, 0x9d, 1, 0x2a, 0x20, 3, 0x58, 2]),
      { width: 800, height: 600 },
    ],
    [
      'lossless WebP',
      'image/webp',
      bytesFrom('RIFF....WEBPVP8L....', [0x2f, 0x1f, 0xc3, 0x95, 0]),
      { width: 800, height: 600 },
    ],
    [
      'extended WebP',
      'image/webp',
      bytesFrom('RIFF....WEBPVP8X....', [0, 0, 0, 0, 0x1f, 3, 0, 0x57, 2, 0]),
      { width: 800, height: 600 },
    ],
    ['other WebP', 'image/webp', bytesFrom('RIFF....WEBPVP9 ....'), undefined],
    ['a PNG of no width', 'image/png', bytesFrom('\x89PNG\r\n\x1a\n', Array(16).fill(0)), undefined],
    ['what is no picture', 'application/pdf', bytesFrom('%PDF-'), undefined],
  ])('%s', (_, mediaType, bytes, size) => {
    expect(sizeInHeader(bytes, mediaType)).toEqual(size);
  });

  test('PNG, also one that claims more than it has', async () => {
    expect(sizeInHeader(await makePng(60_000, 50_000, { rows: 1 }), 'image/png')).toEqual({
      width: 60_000,
      height: 50_000,
    });
  });

  test('whatever bytes there are, it ends and gives whole pixels or nothing', () => {
    const mediaTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
    const hostile = fc.array(fc.oneof(fc.constant(0xff), fc.constant(0), fc.nat(255)), { maxLength: 200 });
    fc.assert(
      fc.property(fc.constantFrom(...mediaTypes), hostile, (mediaType, bytes) => {
        const size = sizeInHeader(Uint8Array.from([...start, ...bytes]), mediaType);
        expect(size === undefined || (size.width > 0 && size.height > 0)).toBe(true);
      }),
    );
  });
});

describe('how a picture is scaled', () => {
  const side = fc.integer({ min: 1, max: 100_000 });

  test('no side is longer than it may be, none is lost, nothing grows, and the shape stays', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 4_000 }), (width, height, longest) => {
        const size = fitWithin({ width, height }, longest);
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(
          Math.min(longest, Math.max(width, height)),
        );
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
        const share = Math.min(1, longest / Math.max(width, height));
        expect(Math.abs(size.width - Math.max(1, width * share))).toBeLessThanOrEqual(0.5);
        expect(Math.abs(size.height - Math.max(1, height * share))).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  test('what would be too much to decode is refused before', () => {
    expect(problemWithSize({ width: 60_000, height: 60_000 }, 1568)).toEqual({
      kind: 'too-many-pixels',
      width: 60_000,
      height: 60_000,
    });
  });

  test('what would be a line after scaling is refused; a small icon is not', () => {
    expect(problemWithSize({ width: 1, height: 60_000 }, 1568)).toEqual({
      kind: 'too-narrow',
      width: 1,
      height: 60_000,
    });
    expect(problemWithSize({ width: 2, height: 2 }, 1568)).toBeUndefined();
    expect(problemWithSize({ width: 4032, height: 3024 }, 1568)).toBeUndefined();
  });
});

test('a refusal says why', () => {
  expect(new FileRefused({ kind: 'svg' })).toMatchObject({ name: 'FileRefused', problem: { kind: 'svg' } });
});

test('a message takes so many files, and so many bytes of them together', () => {
  const { filesPerMessage, messageBytes } = fileLimits;
  expect(problemTogether([], messageBytes)).toBeUndefined();
  expect(problemTogether([1], messageBytes)).toEqual({
    kind: 'too-large-together',
    bytes: messageBytes + 1,
    limitBytes: messageBytes,
  });
  const many = Array.from({ length: filesPerMessage }, () => 1);
  expect(problemTogether(many.slice(1), 1)).toBeUndefined();
  expect(problemTogether(many, 1)).toEqual({ kind: 'too-many-files', limit: filesPerMessage });
});
