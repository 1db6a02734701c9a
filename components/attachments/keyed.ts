import type { AttachmentBlock } from '@/lib/core/attachments/attachment';

/** Attachments with a key for each that stays while others come and go, though the same file may be there twice. */
export function keyed<T extends AttachmentBlock>(blocks: readonly T[]): { key: string; block: T }[] {
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    const id = block.type === 'image' ? block.attachmentId : block.nonce;
    const count = seen.get(id) ?? 0;
    seen.set(id, count + 1);
    return { key: `${id} ${count}`, block };
  });
}
