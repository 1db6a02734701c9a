import type { AttachmentBlock, NewAttachment } from '@/lib/core/attachments/attachment';
import { longestSide } from '@/lib/core/attachments/picture-tokens';
import { cleanName } from '@/lib/core/files/file-name';
import { problemTogether } from '@/lib/core/files/limits';
import { FileRefused } from '@/lib/core/files/problem';
import type { ReadDocument } from '@/lib/platform/files/read-file';
import type { ReadPicture } from '@/lib/platform/files/read-picture';
import { findConversation } from '@/lib/storage/conversations';
import { attach, detach } from './attachments';
import type { AppContext } from './edges';
import { offerUndo } from './notices';
import { type FileReading, setDraft, setFileReadings } from './state';

/**
 * Reads files and puts them into the draft of a conversation, one after another in the order they are given: a
 * decoded picture takes much memory. What cannot be attached stays in the list of readings, with the reason.
 */
export async function attachFiles(
  app: AppContext,
  conversationId: string,
  files: readonly File[],
): Promise<void> {
  const started = files.map((file) => ({ file, reading: startReading(app, conversationId, file) }));
  const longest = longestSide(await modelOf(app, conversationId));
  for (const { file, reading } of started) await attachFile(app, conversationId, file, reading, longest);
}

/** Ends the reading of a file, or forgets why it failed. */
export function endReading({ store }: AppContext, conversationId: string, reading: FileReading): void {
  reading.stopping.abort();
  setFileReadings(store, conversationId, (present) => present.filter(({ id }) => id !== reading.id));
}

/** In milliseconds: how long a notice offers to have pasted text in the field after all. */
const pasteUndoTime = 15_000;

/** Puts pasted text into the draft as a file, and offers the way back. */
export async function attachText(app: AppContext, conversationId: string, text: string): Promise<void> {
  const { words } = app.store.getState();
  const file = {
    type: 'document',
    name: words.attachments.pastedName,
    mediaType: 'text/plain',
    text,
  } as const;
  const reading = startReading(app, conversationId, file);
  const block = await attach(app, conversationId, file, new Blob([text], { type: file.mediaType }));
  const wasStopped = reading.stopping.signal.aborted;
  endReading(app, conversationId, reading);
  if (!block) return;
  if (wasStopped) return detach(app, conversationId, block);
  await offerUndo(app, pasteUndoTime, words.attachments.pasted, async () =>
    moveIntoDraft(app, conversationId, block),
  );
}

/** Makes the text of an attachment part of what is written, in the place of the attachment. */
export function moveIntoDraft(app: AppContext, conversationId: string, block: AttachmentBlock): void {
  const { drafts, draftAttachments } = app.store.getState();
  if (block.type === 'image' || !draftAttachments[conversationId]?.includes(block)) return;
  const draft = drafts[conversationId] ?? '';
  setDraft(app.store, conversationId, draft === '' ? block.text : `${draft}\n\n${block.text}`);
  detach(app, conversationId, block);
}

function startReading(
  { store, newId }: AppContext,
  conversationId: string,
  { name }: { name: string },
): FileReading {
  const reading = { id: newId(), name: cleanName(name), stopping: new AbortController() };
  setFileReadings(store, conversationId, (present) => [...present, reading]);
  return reading;
}

/** The id of the model that will be asked. */
async function modelOf({ database, store }: AppContext, conversationId: string): Promise<string> {
  const stored = await findConversation(database, conversationId);
  const { choices, settings } = store.getState();
  return (stored ?? choices[conversationId])?.model?.model ?? settings?.model?.model ?? '';
}

async function attachFile(
  app: AppContext,
  conversationId: string,
  file: File,
  reading: FileReading,
  longest: number,
): Promise<void> {
  const { signal } = reading.stopping;
  if (signal.aborted) return;
  try {
    const read = await app.readFile(file, { longestSide: longest, signal });
    if (signal.aborted) return;
    const problem = problemTogether(attachedBytes(app, conversationId), read.data.size);
    if (problem) throw new FileRefused(problem);
    await attach(app, conversationId, describe(reading.name, read), read.data);
    endReading(app, conversationId, reading);
  } catch (error) {
    const problem = error instanceof FileRefused ? error.problem : ({ kind: 'unreadable' } as const);
    setFileReadings(app.store, conversationId, (present) =>
      present.map((entry) => (entry.id === reading.id ? { ...entry, problem } : entry)),
    );
  }
}

/** The sizes of the files that are attached to a draft. */
function attachedBytes({ store }: AppContext, conversationId: string): number[] {
  const attached = store.getState().draftAttachments[conversationId] ?? [];
  return attached.flatMap((block) => (block.type === 'page' ? [] : [block.bytes]));
}

function describe(name: string, read: ReadPicture | ReadDocument): NewAttachment {
  const mediaType = read.data.type;
  if (read.kind === 'document') {
    const { text, pageCount } = read;
    return { type: 'document', name, mediaType, text, ...(pageCount !== undefined && { pageCount }) };
  }
  const { width, height, original } = read;
  return { type: 'image', name, mediaType, width, height, ...(original && { original }) };
}
