import { keyOf, type WholeMessage, wholeMessages } from '@/lib/core/continued-reply';
import type { Message } from '@/lib/core/conversation';
import type { ActiveSummary } from '@/lib/core/summary/summary';
import type { SentPart } from '../context/plan-provider';

/** A message that a reader does not see by itself, as part of a reply. */
export interface EarlierPart {
  message: Message;
  /** The ids of all messages that can be in its place; absent if it is the only one. */
  siblings: readonly string[] | undefined;
}

/** What the list of messages has below one another. The key of a message is its id; `keyOf` says that of a reply. */
export type ListRow =
  | { kind: 'summary'; key: string }
  | {
      kind: 'message';
      key: string;
      message: Message;
      /** The parts of the reply before it, if it was cut and continued. */
      earlier: readonly EarlierPart[];
      /** Its number among the messages that the summary above them stands for; absent for all others. */
      original?: number;
      /** Whether the part of the conversation that is sent begins with it. */
      isFirstSent: boolean;
    }
  /** The part that is sent begins with the message that is being written. */
  | { kind: 'not-sent'; key: string };

interface ListedConversation {
  whole: readonly WholeMessage[];
  siblings: ReadonlyMap<string, readonly string[]>;
  /** The summary that stands for the oldest messages; undefined for none. */
  active: ActiveSummary | undefined;
  /** Whether the messages behind the summary are shown, too. */
  hasOriginals: boolean;
  sentPart: SentPart | undefined;
}

/** The messages of a branch as the list shows them: nothing stands within a reply. */
export function listed(
  branch: readonly Message[],
  active: ActiveSummary | undefined,
  sentPart: SentPart | undefined,
): WholeMessage[] {
  return wholeMessages(branch, new Set([active && branch[active.coveredCount]?.id, sentPart?.firstId]));
}

/** The rows of the list, oldest first. */
export function rowsOf({ whole, siblings, active, hasOriginals, sentPart }: ListedConversation): ListRow[] {
  const rows: ListRow[] = [];
  const coveredCount = active?.coveredCount ?? 0;
  if (active) rows.push({ kind: 'summary', key: `summary ${active.summary.upToId}` });
  let number = 0;
  for (const shown of whole) {
    const { message } = shown;
    const first = number + 1;
    number += shown.earlier.length + 1;
    if (number <= coveredCount && !hasOriginals) continue;
    const key = keyOf(shown);
    const earlier = shown.earlier.map((part) => ({ message: part, siblings: siblings.get(part.id) }));
    const row = { kind: 'message' as const, key, message, earlier, isFirstSent: key === sentPart?.firstId };
    rows.push(number <= coveredCount ? { ...row, original: first } : row);
  }
  if (sentPart?.firstId === null) rows.push({ kind: 'not-sent', key: 'not sent' });
  return rows;
}

/** Where the row is that a message is in; -1 for nowhere. */
export function rowWith(rows: readonly ListRow[], messageId: string | undefined): number {
  return rows.findIndex(
    (row) =>
      row.key === messageId ||
      (row.kind === 'message' &&
        (row.message.id === messageId || row.earlier.some(({ message }) => message.id === messageId))),
  );
}

/** Whether rows were only added or removed before those that stay: then what stays must not move. */
export function isShifted(before: readonly ListRow[], now: readonly ListRow[]): boolean {
  return (
    before.length !== now.length && before[0]?.key !== now[0]?.key && before.at(-1)?.key === now.at(-1)?.key
  );
}
