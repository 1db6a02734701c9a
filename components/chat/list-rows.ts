import type { Message } from '@/lib/core/conversation';
import type { ActiveSummary } from '@/lib/core/summary/summary';
import type { SentPart } from '../context/plan-provider';

/** What the list of messages has below one another. The key of a message is its id. */
export type ListRow =
  | { kind: 'summary'; key: string }
  | {
      kind: 'message';
      key: string;
      message: Message;
      /** Its number among the messages that the summary above them stands for; absent for all others. */
      original?: number;
      /** Whether the part of the conversation that is sent begins with it. */
      isFirstSent: boolean;
    }
  /** The part that is sent begins with the message that is being written. */
  | { kind: 'not-sent'; key: string };

interface ListedConversation {
  branch: readonly Message[];
  /** The summary that stands for the oldest messages; undefined for none. */
  active: ActiveSummary | undefined;
  /** Whether the messages behind the summary are shown, too. */
  hasOriginals: boolean;
  sentPart: SentPart | undefined;
}

/** The rows of the list, oldest first. */
export function rowsOf({ branch, active, hasOriginals, sentPart }: ListedConversation): ListRow[] {
  const rows: ListRow[] = [];
  const coveredCount = active?.coveredCount ?? 0;
  if (active) rows.push({ kind: 'summary', key: `summary ${active.summary.upToId}` });
  for (let index = hasOriginals ? 0 : coveredCount; index < branch.length; index++) {
    const message = branch[index];
    if (!message) continue;
    const isFirstSent = message.id === sentPart?.firstId;
    const row = { kind: 'message' as const, key: message.id, message, isFirstSent };
    rows.push(index < coveredCount ? { ...row, original: index + 1 } : row);
  }
  if (sentPart?.firstId === null) rows.push({ kind: 'not-sent', key: 'not sent' });
  return rows;
}

/** Whether rows were only added or removed before those that stay: then what stays must not move. */
export function isShifted(before: readonly ListRow[], now: readonly ListRow[]): boolean {
  return (
    before.length !== now.length && before[0]?.key !== now[0]?.key && before.at(-1)?.key === now.at(-1)?.key
  );
}
