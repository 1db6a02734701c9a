import { describe, expect, test } from 'vitest';
import { fileLimits } from '@/lib/core/files/limits';
import type { FileProblem } from '@/lib/core/files/problem';
import { readFile } from '@/lib/platform/files/read-file';

const { signal } = new AbortController();

function read(name: string, ...parts: BlobPart[]) {
  return readFile(new File(parts, name), { longestSide: 1568, signal });
}

/** Why a file is refused; fails if it is not. */
async function problemWith(name: string, ...parts: BlobPart[]): Promise<FileProblem | undefined> {
  return read(name, ...parts).then(
    () => undefined,
    (error: { problem: FileProblem }) => error.problem,
  );
}

const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 + at * 2, text.charCodeAt(at), littleEndian);
  return view;
};

describe('text files', () => {
  test.each([
    ['notes.md', '# Grüße\n\n日本語 🎉'],
    ['data.csv', 'a;b\n1;2\n'],
    ['page.html', '<!doctype html><script>alert(1)</script><svg></svg>'],
    ['Makefile', 'all:\n\techo "\u001b[1mbold"\n'],
    ['picture.txt', 'About %PDF- and PNG'],
  ])('%s is read as the text it is', async (name, text) => {
    const found = await read(name, text);
    expect(found).toMatchObject({ kind: 'document', text });
    expect(found.data.type).toBe('text/plain');
    expect(await found.data.text()).toBe(text);
  });

  test('a byte order mark tells the encoding and is no part of the text', async () => {
    expect(await read('a.txt', utf16('naïve 猫', true))).toMatchObject({ text: 'naïve 猫' });
    expect(await read('a.txt', utf16('naïve 猫', false))).toMatchObject({ text: 'naïve 猫' });
    expect(await read('a.txt', '\ufeffwith a mark')).toMatchObject({ text: 'with a mark' });
  });

  test.each<[string, string, BlobPart, FileProblem]>([
    ['nothing', 'a.txt', '', { kind: 'empty' }],
    ['only spaces', 'a.txt', ' \n\t', { kind: 'empty' }],
    ['a drawing', 'logo.svg', '<svg onload="alert(1)"/>', { kind: 'svg' }],
    ['a drawing with another name', 'logo.txt', '<?xml version="1.0"?><svg/>', { kind: 'svg' }],
    [
      'a program',
      'a.txt',
      Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1),
      { kind: 'unknown', looksLike: 'other' },
    ],
    ['a Word file', 'a.docx', 'PK\u0003\u0004', { kind: 'unknown', looksLike: 'office' }],
    ['a text that calls itself a picture', 'a.png', 'no picture', { kind: 'broken-picture' }],
    ['Latin-1', 'a.txt', Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65), { kind: 'encoding' }],
    [
      'what is compressed but has no control characters',
      'a.zip',
      Uint8Array.of(0x50, 0xff, 0xfe),
      { kind: 'unknown', looksLike: 'archive' },
    ],
    [
      'too many bytes',
      'a.log',
      'é'.repeat(fileLimits.textBytes / 2 + 1),
      { kind: 'too-large', bytes: fileLimits.textBytes + 2, limitBytes: fileLimits.textBytes },
    ],
    [
      'too many characters',
      'a.log',
      'a'.repeat(fileLimits.textLength + 1),
      { kind: 'too-much-text', limit: fileLimits.textLength },
    ],
  ])('%s is refused with the reason', async (_, name, content, problem) => {
    expect(await problemWith(name, content)).toEqual(problem);
  });

  test('a file that cannot be read says so, and one that is far too large is not read at all', async () => {
    const gone = new File(['x'], 'gone.txt');
    gone.arrayBuffer = () => Promise.reject(new DOMException('', 'NotFoundError'));
    await expect(readFile(gone, { longestSide: 1, signal })).rejects.toMatchObject({
      problem: { kind: 'unreadable' },
    });
    Object.defineProperty(gone, 'size', { value: fileLimits.pictureBytes + 1 });
    await expect(readFile(gone, { longestSide: 1, signal })).rejects.toMatchObject({
      problem: { kind: 'too-large' },
    });
  });

  test('what was stopped is not read on', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(readFile(new File(['x'], 'a.txt'), { longestSide: 1, signal: stopped })).rejects.toThrow(
      'stopped',
    );
  });
});
