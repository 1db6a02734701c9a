import { lookTokensOf } from '../attachments/attachment-tokens';
import type { Calibration } from '../calibration';
import { textBlock } from '../content';
import { type Conversation, type Message, unstoredMessage } from '../conversation';
import { countedTokensOf, planRequest } from '../plan-request';
import { policyOf } from '../policy';
import type { PlannedConversation } from './summary';

/** How many messages an average is taken over. */
const averagedMessages = 20;

/** Where the messages begin that a summary would keep; null if it would keep none. */
export interface DueSummary {
  firstKeptId: string | null;
}

/**
 * Whether it is time to summarize: older messages are left out of the next request, or will be if it grows by a
 * turn of average length. What would be left out is what is to be summarized. `now` is in milliseconds since 1970.
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
  if (!planned.fits) return { firstKeptId: null };
  const { anchorId, entries, systemTokens, summary, watermarks } = planned.context.report;
  // No summary helps where the rest alone is too much.
  if (watermarks && systemTokens + (summary?.tokens ?? 0) >= watermarks.high) return undefined;
  if (!entries.some(({ reason }) => reason === 'trimmed')) return undefined;
  return { firstKeptId: anchorId === next.id ? null : anchorId };
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
