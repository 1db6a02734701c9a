import type { AttachmentBlock, NewAttachment } from '@/lib/core/attachments/attachment';
import { attachmentIdsOf } from '@/lib/core/attachments/attachment';
import { readAttachment, removeNeverSent, storeAttachment } from '@/lib/storage/attachments';
import { watch } from '@/lib/storage/database';
import type { AppContext } from './edges';
import { warn } from './notices';
import { type AppStore, setDraftAttachments } from './state';

/** In milliseconds: how long bytes are kept that were attached and never sent. */
export const draftLifetime = 24 * 60 * 60 * 1000;

/**
 * Puts an attachment into the draft of a conversation. Its bytes are stored first (`data`; a page has none), so that
 * what is in the draft can be sent; if that fails, a notice says so and the draft stays as it was.
 * @returns the block that is in the draft now
 */
export async function attach(
  app: AppContext,
  conversationId: string,
  attachment: NewAttachment,
  data?: Blob,
): Promise<AttachmentBlock | undefined> {
  try {
    const block = await toBlock(app, attachment, data);
    setDraftAttachments(app.store, conversationId, (present) => [...present, block]);
    return block;
  } catch {
    const { words } = app.store.getState();
    warn(
      app,
      words.notices.attachmentNotStored(attachment.type === 'page' ? attachment.title : attachment.name),
    );
    return undefined;
  }
}

/** Takes an attachment out of the draft again. */
export function detach({ store }: AppContext, conversationId: string, attachment: AttachmentBlock): void {
  setDraftAttachments(store, conversationId, (present) => present.filter((block) => block !== attachment));
}

/** Calls `onValue` with the stored bytes of an attachment, now and when they change; undefined if there are none. */
export function watchAttachment(
  { database }: AppContext,
  id: string,
  onValue: (data: Blob | undefined) => void,
): () => void {
  return watch(() => readAttachment(database, id), onValue);
}

/** Removes what was attached so long ago that nobody is still writing the message it was for. */
export async function removeOldDrafts(app: AppContext): Promise<void> {
  await removeNeverSent(app.database, app.clock.now() - draftLifetime, heldAttachments(app.store));
}

/** The stored attachments that drafts of this window name. */
export function heldAttachments(store: AppStore): Set<string> {
  return new Set(Object.values(store.getState().draftAttachments).flatMap(attachmentIdsOf));
}

async function toBlock(
  { database, clock }: AppContext,
  attachment: NewAttachment,
  data: Blob | undefined,
): Promise<AttachmentBlock> {
  if (attachment.type === 'page') return { ...attachment, nonce: newNonce() };
  if (!data) throw new Error(`A ${attachment.type} without bytes.`);
  const attachmentId = await storeAttachment(database, data, attachment.mediaType, clock.now());
  const stored = { attachmentId, bytes: data.size };
  return attachment.type === 'image'
    ? { ...attachment, ...stored }
    : { ...attachment, ...stored, nonce: newNonce() };
}

/** No page can know it when it is read, so none can imitate the lines that carry it. */
function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
