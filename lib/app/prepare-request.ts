import { calibrationKey } from '@/lib/core/calibration';
import type { DoesNotFit } from '@/lib/core/context';
import type { Conversation, Message } from '@/lib/core/conversation';
import type { Failure } from '@/lib/core/failure';
import { type LedgerRecord, toLedgerRecord } from '@/lib/core/ledger';
import { planRequest } from '@/lib/core/plan-request';
import { presetOf } from '@/lib/core/presets';
import { ReplyFailed, type ReplyRequest } from '@/lib/core/provider';
import type { Usage } from '@/lib/core/usage';
import { changeConversation, type OpenConversation } from '@/lib/storage/conversations';
import { learnFromReport, readCalibration, readLedgerRecord, storeRequest } from '@/lib/storage/requests';
import { addressOf } from './connections';
import type { AppContext } from './edges';

/**
 * Decides what is sent, and keeps the record of it before it leaves.
 * @throws ReplyFailed when it does not fit: nothing is sent then
 */
export async function prepareRequest(
  app: AppContext,
  { conversation, branch }: OpenConversation,
  reply: Message,
): Promise<{ request: ReplyRequest; record: LedgerRecord }> {
  const { database, clock } = app;
  const now = clock.now();
  const calibration = await readCalibration(database, calibrationKey(conversation.model));
  const planned = planRequest(conversation, branch, calibration, now);
  if (!planned.fits) throw new ReplyFailed(tooLong(app, conversation, planned.doesNotFit));
  const { request, context, countedTokens } = planned;
  const before =
    conversation.lastRequest && (await readLedgerRecord(database, conversation.lastRequest.ledgerId));
  const record = toLedgerRecord(
    {
      conversation,
      branch,
      context,
      replyId: reply.id,
      questionId: reply.parentId ?? '',
      sentAt: now,
      countedTokens,
    },
    before,
  );
  await storeRequest(database, record);
  return { request, record };
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
  const { contextLimit, ...model } = conversation.model;
  const known = contextLimit ?? model.contextTokens ?? Infinity;
  // Without a status it is Aside's own word, which asking again would not change.
  if (kind !== 'context-too-long' || status === undefined || contextTokens === undefined) throw error;
  if (contextTokens >= known) throw error;
  const learned = { ...conversation, model: { ...model, contextTokens } };
  await changeConversation(app.database, conversation.id, (found) => ({ ...found, model: learned.model }));
  return learned;
}

/** What the provider counted teaches how this model counts. Nice to have: a reply is whole without it. */
export async function learnFromReply(
  app: AppContext,
  record: LedgerRecord,
  usage: Usage | undefined,
): Promise<void> {
  if (usage?.inputTokens === undefined) return;
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
