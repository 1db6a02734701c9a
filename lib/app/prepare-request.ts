import type { Calibration } from '@/lib/core/calibration';
import type { DoesNotFit } from '@/lib/core/context';
import type { Conversation, Message } from '@/lib/core/conversation';
import type { Failure } from '@/lib/core/failure';
import { type LedgerRecord, toLedgerRecord } from '@/lib/core/ledger';
import { type PlannedRequest, planRequest } from '@/lib/core/plan-request';
import { presetOf } from '@/lib/core/presets';
import { type Provider, ReplyFailed, type ReplyRequest } from '@/lib/core/provider';
import type { OpenConversation, PlannedConversation } from '@/lib/core/summary/summary';
import { forRequest } from '@/lib/core/system-prompt';
import type { Usage } from '@/lib/core/usage';
import { changeConversation } from '@/lib/storage/conversations';
import type { NewMessage } from '@/lib/storage/replies';
import {
  type KeptRequest,
  type KnownBefore,
  learnFromReport,
  readBeforeRequest,
  storeRequest,
} from '@/lib/storage/requests';
import { withAttachments } from './attachment-data';
import { addressOf } from './connections';
import type { AppContext } from './edges';
import { correctedCalibration, isNearLimit } from './exact-count';

/** A request, and what is kept of it. */
export interface PreparedRequest {
  request: ReplyRequest;
  record: LedgerRecord;
}

/** A request that fits, before the bytes that it names are read. */
export type FittingRequest = PreparedRequest & KeptRequest;

/**
 * The request for a reply that is being stored as the last one of its branch. Undefined where that is not the end of
 * it: if it does not fit, and if the provider is to be asked for the exact count first.
 */
export function planFirst(
  app: AppContext,
  reply: NewMessage,
  { branch, ...opened }: OpenConversation,
  known: KnownBefore,
): FittingRequest | undefined {
  const prompted = forRequest({ ...opened, branch: branch.slice(0, -1) }, known.settings);
  const sentAt = app.clock.now();
  const planned = planRequest(prompted, known.calibration, sentAt);
  if (!planned.fits || isNearLimit(planned)) return undefined;
  return fitting(prompted, planned, reply, sentAt, known.record);
}

/** The planned request as it is sent, if no bytes have to be read for it, and what is kept of it. */
function fitting(
  { conversation, branch }: PlannedConversation,
  planned: Extract<PlannedRequest, { fits: true }>,
  reply: Pick<Message, 'id' | 'parentId'>,
  sentAt: number,
  before: LedgerRecord | undefined,
): FittingRequest {
  const { request, basis } = planned;
  const facts = { conversation, branch, replyId: reply.id, questionId: reply.parentId ?? '', sentAt };
  return { request, basis, record: toLedgerRecord({ ...facts, ...planned }, before) };
}

/** A request that was refused, and why. */
interface Refused {
  countedTokens: number;
  error: unknown;
}

/**
 * Decides what is sent, and keeps the record of it before it leaves. Near the limit the provider itself is asked
 * for the count, if it offers that.
 * @param refused the request before it, which the provider has refused: one that is not smaller would be, too
 * @throws ReplyFailed when it does not fit: nothing is sent then
 * @throws the refusal again when nothing smaller can be sent
 */
export async function prepareRequest(
  app: AppContext,
  provider: Provider,
  opened: PlannedConversation,
  reply: Message,
  signal: AbortSignal,
  refused?: Refused,
): Promise<PreparedRequest> {
  const { database, clock } = app;
  const before = await readBeforeRequest(database, opened.conversation);
  const prompted = forRequest(opened, before.settings);
  const { conversation } = prompted;
  const now = clock.now();
  const plan = (known: Calibration) => {
    const planned = planRequest(prompted, known, now);
    if (!planned.fits) throw new ReplyFailed(tooLong(app, conversation, planned.doesNotFit));
    return planned;
  };
  const first = plan(before.calibration);
  const corrected = await correctedCalibration(app, provider, conversation, first, signal);
  const planned = corrected ? plan(corrected) : first;
  if (refused && planned.countedTokens >= refused.countedTokens) throw refused.error;
  const prepared = fitting(prompted, planned, reply, now, before.record);
  await storeRequest(database, prepared);
  return { ...prepared, request: await withAttachments(database, prepared.request) };
}

/**
 * The conversation with the window that a provider has just named while refusing a request, stored for the next
 * requests, too.
 * @throws the error itself if it says nothing new about the window
 */
export async function withTrueWindow(
  app: AppContext,
  conversation: Conversation,
  error: unknown,
): Promise<Conversation> {
  if (!(error instanceof ReplyFailed)) throw error;
  const { kind, status, limitTokens: contextTokens } = error.failure;
  const { contextLimit, contextTokens: told = Infinity } = conversation.model;
  const known = contextLimit ?? told;
  // Without a status it is Aside's own word, which asking again would not change.
  if (kind !== 'context-too-long' || status === undefined || contextTokens === undefined) throw error;
  if (contextTokens >= known) throw error;
  return learnWindow(app, conversation, contextTokens);
}

/**
 * The conversation with a window that is smaller than was known, stored for the next requests, too; unless another
 * model was chosen for them meanwhile.
 */
export async function learnWindow(
  app: AppContext,
  conversation: Conversation,
  contextTokens: number,
): Promise<Conversation> {
  const { providerId, model } = conversation.model;
  const learn = (found: Conversation): Conversation => {
    const { contextLimit: _, ...known } = found.model;
    if (known.providerId !== providerId || known.model !== model) return found;
    const smaller = Math.min(contextTokens, known.contextTokens ?? Infinity);
    return { ...found, model: { ...known, contextTokens: smaller } };
  };
  await changeConversation(app.database, conversation.id, learn);
  return learn(conversation);
}

/**
 * What the provider counted teaches how this model counts. Nice to have: a reply is whole without it. How a compatible
 * server counts pictures is anyone's guess, so a request with pictures teaches nothing there.
 */
export async function learnFromReply(
  app: AppContext,
  record: LedgerRecord,
  usage: Usage | undefined,
): Promise<void> {
  if (usage?.inputTokens === undefined) return;
  if (record.lookTokens && presetOf(record.providerId).wire === 'openai-chat') return;
  await learnFromReport(app.database, record, usage.inputTokens).catch(() => {});
}

function tooLong(
  app: AppContext,
  { model }: Conversation,
  { neededTokens, limitTokens }: DoesNotFit,
): Failure {
  const address = addressOf(app, model.providerId);
  return {
    kind: 'context-too-long',
    host: URL.canParse(address) ? new URL(address).host : presetOf(model.providerId).name,
    model: model.model,
    requestTokens: neededTokens,
    limitTokens,
  };
}
