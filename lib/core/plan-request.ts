import { cacheRulesOf } from './cache-rules';
import type { Calibration } from './calibration';
import { sendableBlocks, textOf } from './content';
import { buildContext, type Context, type ContextInput, type DoesNotFit, isInRequest } from './context';
import type { Conversation, Message, ModelChoice } from './conversation';
import { type ContextPolicy, usualPolicy } from './policy';
import { presetOf } from './presets';
import type { ReplyRequest } from './provider';
import { roughTokens } from './rough-tokens';
import { outputLimitOf } from './settings';

/** What providers add around each message, in tokens. */
const messageOverhead = 4;

/** The room kept for a reply whose length nobody has limited, in tokens. */
const usualReserve = 8_192;

/** The request that would be sent for a branch now, or why it cannot be. */
export type PlannedRequest =
  | { fits: true; context: Context; request: ReplyRequest; countedTokens: number }
  | { fits: false; doesNotFit: DoesNotFit };

/**
 * Plans the request for a conversation whose branch ends with the user's newest message: the one function behind
 * what is sent, the meter, the view of what is sent and the ledger. `now` is in milliseconds since 1970.
 */
export function planRequest(
  conversation: Conversation,
  branch: readonly Message[],
  calibration: Calibration,
  now: number,
): PlannedRequest {
  const built = buildContext(contextInput(conversation, branch, calibration, now));
  if (!('report' in built)) return { fits: false, doesNotFit: built };
  const maxOutputTokens = outputLimitOf(conversation.model);
  return {
    fits: true,
    context: built,
    countedTokens: countedTokens(conversation, branch, built),
    request: {
      model: conversation.model.model,
      system: built.system,
      messages: built.messages,
      cacheKey: conversation.id,
      ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    },
  };
}

/** The policy of a conversation. */
export function policyOf({ policy }: Conversation): ContextPolicy {
  return policy ?? usualPolicy;
}

/** The locally counted tokens of a message as it is sent; 0 if nothing of it can be. */
export function countedTokensOf(message: Message): number {
  return message.tokens ?? roughTokens(textOf(sendableBlocks(message.content)));
}

function contextInput(
  conversation: Conversation,
  branch: readonly Message[],
  { factor }: Calibration,
  now: number,
): ContextInput {
  const { model, systemPrompt, lastRequest } = conversation;
  const { wire } = presetOf(model.providerId);
  const windowTokens = model.contextLimit ?? model.contextTokens;
  const isCold =
    lastRequest !== undefined && now - lastRequest.sentAt > cacheRulesOf(wire, model.model).lifetime;
  const calibrated = (counted: number) =>
    counted === 0 ? 0 : Math.ceil((counted + messageOverhead) * factor);
  return {
    systemPrompt,
    branch,
    policy: policyOf(conversation),
    facts: {
      wire,
      model: model.model,
      reserveTokens: reserveOf(model, windowTokens),
      ...(windowTokens !== undefined && { windowTokens }),
    },
    anchorId: lastRequest?.anchorId ?? null,
    isCold,
    tokens: {
      system: calibrated(roughTokens(systemPrompt)),
      of: (message) => calibrated(countedTokensOf(message)),
    },
  };
}

/** The room for the reply: what the user wants, else what is usual, but never most of a small window. */
function reserveOf(model: ModelChoice, windowTokens = Infinity): number {
  return model.outputLimit ?? Math.min(outputLimitOf(model) ?? usualReserve, Math.floor(windowTokens / 4));
}

function countedTokens(
  { systemPrompt }: Conversation,
  branch: readonly Message[],
  { report }: Context,
): number {
  const system = systemPrompt === '' ? 0 : roughTokens(systemPrompt) + messageOverhead;
  return report.entries.reduce((sum, entry, index) => {
    const message = branch[index];
    return message && isInRequest(entry) ? sum + countedTokensOf(message) + messageOverhead : sum;
  }, system);
}
