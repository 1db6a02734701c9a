import type { Message } from '@/lib/core/conversation';
import type { AsideDatabase } from './database';

/** The earlier versions of messages that imports have kept, by the id of the message. Most conversations have none. */
export type EarlierVersions = ReadonlyMap<string, readonly Message[]>;

export async function readEarlierVersions(
  { revisions }: AsideDatabase,
  conversationId: string,
): Promise<EarlierVersions> {
  const kept = await revisions.where('conversationId').equals(conversationId).toArray();
  const messages = kept.flatMap((revision) => (revision.kind === 'message' ? [revision.value] : []));
  return Map.groupBy(messages, ({ id }) => id);
}
