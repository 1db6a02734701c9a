import { describe, expect, test } from 'vitest';
import type { DocumentBlock, ImageBlock } from '@/lib/core/attachments/attachment';
import { fileLimits } from '@/lib/core/files/limits';
import type { FileProblem } from '@/lib/core/files/problem';
import { readPdf } from '@/lib/platform/files/read-pdf';
import { makePdf } from '../files/make-pdf';
import { makePng } from '../files/make-png';
import { attachmentsOf, choose, drafted, pdfFile, photograph, place, pngFile, textFile } from './attaching';
import { newProfile, type Panel } from './profile';

async function bytesOf({ app }: Panel, { attachmentId }: ImageBlock | DocumentBlock): Promise<Uint8Array> {
  const data = await new Promise<Blob | undefined>((resolve) => {
    const end = app.watchAttachment(attachmentId, (value) => {
      resolve(value);
      queueMicrotask(() => end());
    });
  });
  return new Uint8Array((await data?.arrayBuffer()) ?? new ArrayBuffer(0));
}

describe('pictures', () => {
  test('a large photograph is turned, scaled, and loses where it was taken', async () => {
    const panel = await newProfile().openReady();
    const { items } = attachmentsOf(panel);
    const photo = await photograph('IMG_1.jpg', 4_032, 3_024);
    expect(new TextDecoder('latin1').decode(await photo.arrayBuffer())).toContain(place);
    await choose(photo);
    await expect.element(items).toMatchTextContent('3,024 × 4,032 → 1,176 × 1,568');
    const [block] = drafted(panel) as ImageBlock[];
    expect(block).toMatchObject({
      mediaType: 'image/jpeg',
      width: 1_176,
      height: 1_568,
      original: { width: 3_024, height: 4_032 },
    });
    const bytes = block && (await bytesOf(panel, block));
    expect(bytes?.length).toBe(block?.bytes);
    const stored = new TextDecoder('latin1').decode(bytes);
    expect(stored).not.toContain('Exif');
    expect(stored).not.toContain(place);
  });

  test('a transparent one stays so; a GIF that needs no scaling stays as it is', async () => {
    const panel = await newProfile().openReady();
    const gif = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (letter) =>
      letter.charCodeAt(0),
    );
    await choose(new File([await makePng(64, 64, { alpha: 40 })], 'a.png'), new File([gif], 'b.gif'));
    await expect.element(attachmentsOf(panel).items).toHaveLength(2);
    const [png, kept] = drafted(panel) as ImageBlock[];
    expect(png?.mediaType).toBe('image/png');
    const bitmap = png && (await createImageBitmap(new Blob([(await bytesOf(panel, png)).slice()])));
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (bitmap) context?.drawImage(bitmap, 0, 0);
    expect(context?.getImageData(0, 0, 1, 1).data[3]).toBe(40);
    expect(kept).toMatchObject({ mediaType: 'image/gif', width: 1, height: 1 });
    expect(kept && (await bytesOf(panel, kept))).toEqual(gif);
  });

  test('what a file is, its content says and not its name', async () => {
    const panel = await newProfile().openReady();
    await choose(new File([await pngFile('x', 20, 10)], 'notes.txt', { type: 'text/plain' }));
    await expect.element(attachmentsOf(panel).items).toHaveLength(1);
    expect(drafted(panel)).toMatchObject([{ type: 'image', mediaType: 'image/png', name: 'notes.txt' }]);
  });
});

describe('files that are refused', () => {
  test.each<[string, () => Promise<File> | File, string]>([
    [
      'a picture of one pixel by 60,000',
      () => pngFile('line.png', 1, 60_000),
      'line.png is 1 × 60,000 pixels',
    ],
    [
      'a small file that claims a huge picture',
      () => pngFile('bomb.png', 60_000, 60_000, 1),
      'bomb.png has too many pixels: 60,000 × 60,000',
    ],
    [
      'a picture that ends in the middle',
      async () => new File([(await pngFile('x', 20, 10)).slice(0, 40)], 'half.png'),
      'half.png is no picture that can be shown',
    ],
    [
      'an SVG',
      () => textFile('logo.svg', '<svg onload="alert(1)"></svg>'),
      'logo.svg is an SVG drawing, which can carry code',
    ],
    [
      'a program',
      () => new File([Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 2)], 'tool'),
      'tool cannot be read. Aside reads pictures, PDFs and text files.',
    ],
    [
      'a broken PDF',
      () => textFile('torn.pdf', '%PDF-1.4 and nothing else'),
      'torn.pdf is no PDF that can be read',
    ],
    [
      'a locked PDF',
      () => pdfFile('secret.pdf', ['Hidden'], { isLocked: true }),
      'secret.pdf is locked with a password',
    ],
    [
      'a name that would look like another',
      () => textFile('invoice\u202Egnp.exe', ''),
      'invoicegnp.exe is empty',
    ],
  ])('%s', async (_, make, says) => {
    const panel = await newProfile().openReady();
    const { problems, list, field, sendButton } = attachmentsOf(panel);
    await choose(await make());
    await expect.element(problems).toMatchTextContent(says);
    expect(drafted(panel)).toEqual([]);
    await field.fill('Go on without it');
    await expect.element(sendButton).toBeEnabled();
    await list.getByRole('button', { name: /^Dismiss/ }).click();
    await expect.element(list).not.toBeInTheDocument();
  });
});

describe('PDFs', () => {
  test('the text is read page by page; code in them is not run', async () => {
    const panel = await newProfile().openReady();
    await choose(
      pdfFile('report.pdf', ['First page', '', 'Third (and last)'], { script: 'app.alert("hello")' }),
    );
    await expect.element(attachmentsOf(panel).items).toMatchTextContent('3 pages');
    expect(drafted(panel)).toMatchObject([
      {
        type: 'document',
        mediaType: 'application/pdf',
        pageCount: 3,
        text: '[Page 1]\nFirst page\n\n[Page 2]\n\n[Page 3]\nThird (and last)',
      },
    ]);
  });

  test('one without text is attached as it is', async () => {
    const panel = await newProfile().openReady();
    await choose(pdfFile('scan.pdf', ['', '']));
    await expect.element(attachmentsOf(panel).items).toMatchTextContent('2 pages');
    expect(drafted(panel)).toMatchObject([{ text: '', pageCount: 2 }]);
  });

  test('characters that the file names by a map of its language are read', async () => {
    const japanese = makePdf(['93fa967b8cea'], { isJapanese: true });
    expect(await readPdf(japanese, signal)).toMatchObject({ text: '[Page 1]\n日本語' });
  });

  const pages = makePdf(['One', 'Two', 'Three']);
  const { signal } = new AbortController();

  test.each<[string, Partial<typeof fileLimits>, FileProblem]>([
    ['too many pages', { pdfPages: 2 }, { kind: 'too-many-pages', pageCount: 3, limit: 2 }],
    ['too much text', { textLength: 7 }, { kind: 'too-much-text', limit: 7 }],
    ['too much time', { pdfTime: 0 }, { kind: 'too-slow', seconds: 0 }],
  ])('one that takes %s is refused', async (_, limits, problem) => {
    const reading = readPdf(pages, signal, { ...fileLimits, ...limits });
    await expect(reading).rejects.toMatchObject({ problem });
  });

  test('reading can be stopped', async () => {
    const stopping = new AbortController();
    const reading = readPdf(pages, stopping.signal);
    stopping.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
  });
});
