import { lookTokensOf } from '../attachments/attachment-tokens';
import type { Calibration } from '../calibration';
import { textBlock } from '../content';
import { type Conversation, type Message, unstoredMessage } from '../conversation';
import { countedTokensOf, planRequest } from '../plan-request';
import { policyOf } from '../policy';
import { type PlannedConversation, type Summary, standingSummaries } from './summary';

/** How many messages an average is taken over. */
const averagedMessages = 20;

/** Where the messages begin that a summary would keep; null if it would keep none. */
export interface DueSummary {
  firstKeptId: string | null;
}

/**
 * Whether it is time to summarize: older messages are left out of the next request, or will be if it grows by a
 * turn of average length. What would be left out is what is to be summarized. After an undo it is a while until then. `now` is in milliseconds since 1970.
 */
export function dueSummary(
  opened: PlannedConversation,
  calibration: Calibration,
  now: number,
): DueSummary | undefined {
  const { conversation, branch } = opened;
  const policy = policyOf(conversation);
  if (policy.mode !== 'summary' || branch.length === 0) return undefined;
  const next = averageTurn(conversation, branch);
  // As if summaries were made by themselves: nothing is left out before its time.
  const asked = { ...conversation, policy: { ...policy, automatic: 'on' as const } };
  const planned = planRequest(
    { ...opened, conversation: asked, branch: [...branch, next] },
    calibration,
    now,
  );
  if (!planned.fits) return unlessUndone(opened, null);
  const { anchorId, entries, systemTokens, summary, watermarks } = planned.context.report;
  // No summary helps where the rest alone is too much.
  if (watermarks && systemTokens + (summary?.tokens ?? 0) >= watermarks.high) return undefined;
  if (!entries.some(({ reason }) => reason === 'trimmed')) return undefined;
  return unlessUndone(opened, anchorId === next.id ? null : anchorId);
}

/** How much more than an undone summary covered has to be left out before it is time for another one. */
const growth = 1.5;

/** What the user has undone is not made again by itself, nor offered, until a good deal more is left out. */
function unlessUndone(
  { branch, summaries }: PlannedConversation,
  firstKeptId: string | null,
): DueSummary | undefined {
  const placeOf = (messageId: string) => branch.findIndex(({ id }) => id === messageId);
  const furthest = (some: Iterable<Summary>) =>
    Math.max(0, ...Array.from(some, ({ upToId }) => placeOf(upToId) + 1));
  const undone = furthest(summaries.filter(({ undoneAt }) => undoneAt !== undefined));
  const covered = firstKeptId === null ? branch.length : placeOf(firstKeptId);
  const isSame = undone > furthest(standingSummaries(summaries).values()) && covered < undone * growth;
  return isSame ? undefined : { firstKeptId };
}

/** What stands for the next question and its reply: as long as the turns before it, on an average. */
function averageTurn(conversation: Conversation, branch: readonly Message[]): Message {
  const recent = branch.slice(-averagedMessages);
  const tokens = recent.reduce(
    (sum, message) => sum + countedTokensOf(message) + lookTokensOf(message.content, conversation.model),
    0,
  );
  return {
    ...unstoredMessage(conversation, 'next turn', [textBlock('…')]),
    tokens: Math.ceil((2 * tokens) / recent.length),
  };
}
