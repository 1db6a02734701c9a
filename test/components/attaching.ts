import { page, userEvent } from 'vitest/browser';
import type { AttachmentBlock } from '@/lib/core/attachments/attachment';
import { makePdf } from '../files/make-pdf';
import { makePng } from '../files/make-png';
import type { Panel } from './profile';

/** Where attachments of the next message are shown and made. */
export function attachmentsOf({ screen }: Pick<Panel, 'screen'>) {
  const list = screen.getByRole('list', { name: 'Attachments' });
  return {
    list,
    /** Those that are ready to be sent. */
    items: list.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Open / }) }),
    problems: list.getByRole('alert'),
    field: screen.getByRole('textbox', { name: 'Message' }),
    sendButton: screen.getByRole('button', { name: 'Send' }),
  };
}

/** What the draft holds that is shown. */
export function drafted({ app }: Panel): readonly AttachmentBlock[] {
  const { draftAttachments, conversationId } = app.store.getState();
  return draftAttachments[conversationId] ?? [];
}

/** Chooses files as the browser's own dialog would. */
export async function choose(...files: File[]): Promise<void> {
  const chooser = document.querySelector('input[type=file]');
  if (!chooser) throw new Error('There is nothing that takes files.');
  await userEvent.upload(chooser, files);
}

/** Drops files on an element, as from a file manager; `type` may also be an earlier moment of it. */
export function drag(
  type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
  files: File[],
  on: Element,
): boolean {
  const dataTransfer = transferOf(files);
  return on.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

/** Pastes into an element; gives whether that was left to the browser. */
export function paste(on: Element, { files = [], text = '' }: { files?: File[]; text?: string }): boolean {
  const clipboardData = transferOf(files);
  if (text !== '') clipboardData.setData('text/plain', text);
  return on.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

function transferOf(files: File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

export function textFile(name: string, text: string): File {
  return new File([text], name);
}

export async function pngFile(name: string, width: number, height: number, rows?: number): Promise<File> {
  const bytes = await makePng(width, height, rows === undefined ? {} : { rows });
  return new File([bytes], name, { type: 'image/png' });
}

export function pdfFile(name: string, ...args: Parameters<typeof makePdf>): File {
  return new File([makePdf(...args)], name, { type: 'application/pdf' });
}

/** A photograph: coloured noise that a camera held on its side, with the place where it was taken. */
export async function photograph(name: string, width: number, height: number): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Nothing can be drawn.');
  for (let x = 0; x < width; x += 8) {
    context.fillStyle = `hsl(${x % 360} 60% 50%)`;
    context.fillRect(x, 0, 8, height);
  }
  const jpeg = new Uint8Array(
    await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })).arrayBuffer(),
  );
  return new File([jpeg.slice(0, 2), cameraFacts(), jpeg.slice(2)], name, { type: 'image/jpeg' });
}

/** What is written in `photograph` about where it was taken. */
export const place = 'N 52 31 12 E 13 24 18';

/** The segment in which cameras write: held on its right side (orientation 6), and a description. */
function cameraFacts(): Uint8Array<ArrayBuffer> {
  const description = `${place}\0`;
  const tiff = new DataView(new ArrayBuffer(8 + 2 + 2 * 12 + 4 + description.length));
  tiff.setUint32(0, 0x4d4d002a);
  tiff.setUint32(4, 8);
  tiff.setUint16(8, 2);
  entry(10, 0x010e, 2, description.length, 38);
  entry(22, 0x0112, 3, 1, 6 << 16);
  Array.from(description, (letter, at) => tiff.setUint8(38 + at, letter.charCodeAt(0)));
  function entry(at: number, tag: number, type: number, count: number, value: number): void {
    tiff.setUint16(at, tag);
    tiff.setUint16(at + 2, type);
    tiff.setUint32(at + 4, count);
    tiff.setUint32(at + 8, value);
  }
  const header = new DataView(new ArrayBuffer(10));
  header.setUint16(0, 0xffe1);
  header.setUint16(2, 8 + tiff.byteLength);
  Array.from('Exif\0\0', (letter, at) => header.setUint8(4 + at, letter.charCodeAt(0)));
  const segment = new Uint8Array(10 + tiff.byteLength);
  segment.set(new Uint8Array(header.buffer));
  segment.set(new Uint8Array(tiff.buffer), 10);
  return segment;
}
