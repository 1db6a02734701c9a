import type { ArchivedConversation } from '@/lib/core/archive/archived-conversation';
import { archiveWriter } from '@/lib/core/archive/write-archive';
import { after, emptyArchived } from '../core/import/versions';

/** A conversation of two messages. */
export const twoMessages: ArchivedConversation = after(
  emptyArchived('c'),
  [
    { does: 'write', after: 0, text: 'Why?' },
    { does: 'write', after: 1, text: 'Because.' },
  ],
  'm',
);

const sha256OfX = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';

/** Aside's own file, whole and unchanged: a file and a conversation. */
export function ownFile(conversation = twoMessages): string {
  const writer = archiveWriter('1.0.0');
  const parts = [
    writer.attachment({ id: sha256OfX, mediaType: 'text/plain', data: btoa('x') }),
    writer.settings([], {}),
    writer.conversation(conversation),
    writer.end(),
  ];
  return parts.map((part) => new TextDecoder().decode(part)).join('');
}

/** Aside's own file after someone has been at it. */
export function changedOwnFile(from: string | RegExp, to: string): string {
  const text = ownFile().replace(from, to);
  if (text === ownFile()) throw new Error(`${from} is not in it`);
  return text;
}
