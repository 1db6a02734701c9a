import { type Calibration, calibrationKey, initialCalibration, learn } from '@/lib/core/calibration';
import type { Conversation, ModelChoice } from '@/lib/core/conversation';
import { explain } from '@/lib/core/explain';
import type { PlannedRequest } from '@/lib/core/plan-request';
import { presetOf } from '@/lib/core/presets';
import { type Provider, ReplyFailed, type ReplyRequest } from '@/lib/core/provider';
import { learnFromReport } from '@/lib/storage/requests';
import { withAttachments } from './attachment-data';
import { openConnection } from './connections';
import type { AppContext } from './edges';

/** From this share of the limit on, an estimate is checked. */
const nearLimit = 0.9;

/** What a provider counted, or a sentence that says why there is no count. */
export type ExactCount = { tokens: number } | { problem: string };

/** Whether a model's provider counts tokens when it is asked. */
export function canCountExactly({ providerId, model }: ModelChoice): boolean {
  return presetOf(providerId).wire === 'anthropic-messages' && model !== '';
}

/** Has a request counted by its provider. Never rejects. */
export async function countExactly(
  app: AppContext,
  model: ModelChoice,
  request: ReplyRequest,
  signal = new AbortController().signal,
): Promise<ExactCount> {
  const { name } = presetOf(model.providerId);
  const { words } = app.store.getState();
  const { countFailed, countNotAsked, countNotOffered } = words.failures;
  try {
    const tokens = await (await openConnection(app, model)).countTokens?.(
      await withAttachments(app.database, request),
      signal,
    );
    return tokens === undefined ? { problem: countNotOffered(name) } : { tokens };
  } catch (error) {
    if (!(error instanceof ReplyFailed)) return { problem: countNotAsked(name) };
    return { problem: countFailed(explain(error.failure, app.clock.now(), words).title) };
  }
}

/** Whether a request so nearly fills its limit that the estimate has to be checked, where the provider counts. */
export function isNearLimit({ context }: Pick<Extract<PlannedRequest, { fits: true }>, 'context'>): boolean {
  const { totalTokens, limitTokens } = context.report;
  return totalTokens > nearLimit * limitTokens;
}

/**
 * How the model counts this request, if its provider counts more tokens in it than fit: then it has to be planned
 * again. Undefined if it fits, if the estimate is far from the limit, and if nobody can say. What the provider says
 * is remembered like the report of a reply.
 * @throws DOMException named `AbortError` when the signal aborts
 */
export async function correctedCalibration(
  app: AppContext,
  provider: Provider,
  { model }: Conversation,
  planned: Extract<PlannedRequest, { fits: true }>,
  signal: AbortSignal,
): Promise<Calibration | undefined> {
  if (!provider.countTokens || !isNearLimit(planned)) return undefined;
  const { request, context, countedTokens, lookTokens } = planned;
  const whole = await withAttachments(app.database, request);
  const exact = await provider.countTokens(whole, signal).catch(() => undefined);
  signal.throwIfAborted();
  if (exact === undefined) return undefined;
  await learnFromReport(app.database, { ...model, countedTokens, lookTokens }, exact).catch(() => {});
  return exact > context.report.limitTokens
    ? learn(initialCalibration(calibrationKey(model)), countedTokens, exact - lookTokens)
    : undefined;
}
