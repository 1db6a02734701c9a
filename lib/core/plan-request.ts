import { lookTokensOf, roughTextTokensOf } from './attachments/attachment-tokens';
import { whatTakes } from './attachments/what-takes';
import { withinBytes } from './attachments/within-bytes';
import { type CacheRules, cacheRulesOf } from './cache-rules';
import { type CachedPrefix, cachedPrefix, nothingCached } from './cached-prefix';
import type { Calibration } from './calibration';
import { sendableBlocks } from './content';
import { buildContext, type Context, type ContextInput, type DoesNotFit, isInRequest } from './context';
import type { Conversation, Message, ModelChoice } from './conversation';
import { anchorOf, cutBasis } from './memory-state';
import { type CutBasis, policyOf } from './policy';
import { presetOf } from './presets';
import type { CacheMarks, ReplyRequest } from './provider';
import { askedModel, sentOptions } from './reply-options';
import { roughTokens } from './rough-tokens';
import { outputLimitOf } from './settings';
import { type PlannedConversation, summaryInForce } from './summary/summary';
import { summaryAsSent } from './summary/summary-text';

/** What providers add around each message, in tokens. */
const messageOverhead = 4;

/** The room kept for a reply whose length nobody has limited, in tokens. */
const usualReserve = 8_192;

/** The request that would be sent for a branch now, or why it cannot be. */
export type PlannedRequest =
  | {
      fits: true;
      context: Context;
      request: ReplyRequest;
      /** The locally counted tokens of its text. */
      countedTokens: number;
      /** The tokens of its pictures and of the look of its PDFs, by the provider's rules. */
      lookTokens: number;
      /** How many of its files, from the oldest, go as text because it would be too large with them. */
      leftOutFiles: number;
      cached: CachedPrefix;
      /** Under what it was decided where its recent messages begin. */
      basis: CutBasis;
    }
  | { fits: false; doesNotFit: DoesNotFit };

/**
 * Plans the request for a conversation whose branch ends with the user's newest message: the one function behind
 * what is sent, the meter, the view of what is sent and the ledger. `now` is in milliseconds since 1970.
 */
export function planRequest(
  opened: PlannedConversation,
  calibration: Calibration,
  now: number,
): PlannedRequest {
  const { conversation } = opened;
  const built = buildContext(contextInput(opened, calibration, now));
  if (!('report' in built)) return { fits: false, doesNotFit: built };
  const takes = whatTakes(conversation.model);
  const { messages, leftOutFiles } = withinBytes(built.messages, takes);
  const maxOutputTokens = outputLimitOf(askedModel(conversation));
  const options = sentOptions(conversation);
  return {
    fits: true,
    context: { ...built, messages },
    countedTokens: countedTokens(opened, built),
    lookTokens: messages.reduce((sum, { content }) => sum + lookTokensOf(content, conversation.model), 0),
    leftOutFiles,
    cached: cachedOf(opened, { ...built, leftOutFiles }, now),
    basis: cutBasis(policyOf(conversation), summaryInForce(opened)),
    request: {
      model: conversation.model.model,
      system: built.system,
      messages,
      takes,
      cacheKey: conversation.id,
      cache: cacheMarks(built, rulesOf(conversation)),
      ...(maxOutputTokens !== undefined && { maxOutputTokens }),
      ...(Object.keys(options).length > 0 && { options }),
    },
  };
}

function cachedOf(
  { conversation, branch }: PlannedConversation,
  { report, leftOutFiles }: Context & { leftOutFiles: number },
  now: number,
): CachedPrefix {
  const { sent: before, deletedCount = 0 } = conversation.lastRequest ?? {};
  if (!before || deletedCount > 0 || isCacheCold(conversation, now)) return nothingCached;
  return cachedPrefix(before, { conversation, branch, report, leftOutFiles }, rulesOf(conversation));
}

/** The system prompt and the summary are shared by requests that go on differently: after a cut, a pin, an exclusion. */
function cacheMarks({ system, report }: Context, { minimumTokens }: CacheRules): CacheMarks {
  return {
    // By the local count: what is learned of the model's own must not move the marks between two requests.
    afterSystem: roughTokens(system) >= minimumTokens,
    afterSummary:
      report.summary !== undefined && report.systemTokens + report.summary.tokens >= minimumTokens,
  };
}

function rulesOf({ model }: Conversation): CacheRules {
  return cacheRulesOf(presetOf(model.providerId).wire, model.model);
}

/** Whether the provider's cache has surely forgotten the conversation's last request. */
function isCacheCold(conversation: Conversation, now: number): boolean {
  const { lastRequest } = conversation;
  return lastRequest !== undefined && now - lastRequest.sentAt > rulesOf(conversation).lifetime;
}

/** The locally counted tokens of a message's text as it is sent; 0 if nothing of it can be. */
export function countedTokensOf(message: Message): number {
  return message.tokens ?? roughTextTokensOf(sendableBlocks(message.content));
}

/** About how many tokens a message has as it is sent, as the model counts; 0 if nothing of it can be. */
export function estimatedTokensOf(message: Message, calibration: Calibration, model: ModelChoice): number {
  return calibrated(countedTokensOf(message), calibration) + lookTokensOf(message.content, model);
}

/** About how many tokens a system prompt has, as the model counts. */
export function promptTokens(systemPrompt: string, calibration: Calibration): number {
  return calibrated(roughTokens(systemPrompt), calibration);
}

function calibrated(counted: number, { factor }: Calibration): number {
  return counted === 0 ? 0 : Math.ceil((counted + messageOverhead) * factor);
}

/** The conversation with no reason to cut its next request but the model's window. */
export function uncut(opened: PlannedConversation): Conversation {
  const { conversation } = opened;
  const policy = policyOf(conversation);
  if (policy.mode !== 'budget' && policy.mode !== 'summary') return conversation;
  const endless = { ...conversation, policy: { ...policy, ceilingTokens: Infinity } };
  if (!conversation.lastRequest) return endless;
  const { basis: _, ...lastRequest } = conversation.lastRequest;
  const anchorId = anchorOf(conversation, cutBasis(policy, summaryInForce(opened)));
  return { ...endless, lastRequest: { ...lastRequest, anchorId } };
}

function contextInput(
  { conversation, branch, summaries }: PlannedConversation,
  calibration: Calibration,
  now: number,
): ContextInput {
  const { model, systemPrompt } = conversation;
  const policy = policyOf(conversation);
  const active = summaryInForce({ conversation, branch, summaries });
  const { wire } = presetOf(model.providerId);
  const windowTokens = model.contextLimit ?? model.contextTokens;
  return {
    systemPrompt,
    branch,
    policy,
    ...(active && {
      summary: {
        id: active.summary.id,
        text: summaryAsSent(active.summary.text),
        coveredCount: active.coveredCount,
        tokens: calibrated(active.summary.tokens, calibration),
      },
    }),
    facts: {
      wire,
      model: model.model,
      reserveTokens: replyReserve(askedModel(conversation), windowTokens),
      ...(windowTokens !== undefined && { windowTokens }),
    },
    anchorId: anchorOf(conversation, cutBasis(policy, active)),
    isCold: isCacheCold(conversation, now),
    tokens: {
      system: promptTokens(systemPrompt, calibration),
      of: (message) => estimatedTokensOf(message, calibration, model),
    },
  };
}

/** The room for the reply: what the user wants, else what is usual, but never most of a small window. */
export function replyReserve(model: ModelChoice, windowTokens = Infinity): number {
  const most = model.outputLimit === undefined ? Math.floor(windowTokens / 4) : Infinity;
  return Math.min(outputLimitOf(model) ?? usualReserve, most);
}

function countedTokens(
  { conversation: { systemPrompt }, branch, summaries }: PlannedConversation,
  { report }: Context,
): number {
  const summary = summaries.find(({ id }) => id === report.summary?.id);
  const system = systemPrompt === '' ? 0 : roughTokens(systemPrompt) + messageOverhead;
  const fixed = system + (summary ? summary.tokens + messageOverhead : 0);
  return report.entries.reduce((sum, entry, index) => {
    const message = branch[index];
    return message && isInRequest(entry) ? sum + countedTokensOf(message) + messageOverhead : sum;
  }, fixed);
}
