import { calibrationKey } from '@/lib/core/calibration';
import { type Block, textOf } from '@/lib/core/content';
import { type Conversation, type ModelChoice, titleOf } from '@/lib/core/conversation';
import { afterSummary, beforeSummary } from '@/lib/core/memory-state';
import { policyOf } from '@/lib/core/policy';
import { type Provider, ReplyFailed, type ReplyRequest, type StopReason } from '@/lib/core/provider';
import { dueSummary } from '@/lib/core/summary/due-summary';
import {
  asCovered,
  type OpenConversation,
  type Summary,
  standingSummaries,
  withoutArriving,
} from '@/lib/core/summary/summary';
import {
  type Calibrations,
  firstKept,
  type SummaryJob,
  type SummaryWish,
  summaryJob,
} from '@/lib/core/summary/summary-job';
import { summaryAsSent } from '@/lib/core/summary/summary-text';
import { type Draft, requestCount, SummaryRefused, writeSummary } from '@/lib/core/summary/write-summary';
import { forRequest } from '@/lib/core/system-prompt';
import type { Usage } from '@/lib/core/usage';
import { readConversation } from '@/lib/storage/opened-conversations';
import { readCalibration } from '@/lib/storage/requests';
import { changeSettings, readSettings } from '@/lib/storage/settings';
import { changeSummaries } from '@/lib/storage/summaries';
import { withAttachments } from './attachment-data';
import { openConnection } from './connections';
import type { AppContext } from './edges';
import { tell } from './notices';
import { type SummaryProblem, setSummaryProgress } from './state';
import { offerSummaryUndo, undoSummary, withdrawSummary } from './summary-changes';
import { lockPatience, markAsWritten, summaryLockOf, unmarked } from './summary-lock';

/** What the user wants summarized. */
export interface SummaryRequest {
  /** How many of the newest turns stay as they are. */
  keepTurns: number;
  /** Who writes it; null for the conversation's own model. */
  writer: ModelChoice | null;
}

/**
 * Has older turns summarized, as the user wants it and from now on prefers it. Originals stay stored. Never rejects:
 * whatever goes wrong is kept as the summary's progress, and everything else stays as it was.
 */
export async function summarize(
  app: AppContext,
  conversationId: string,
  { keepTurns, writer }: SummaryRequest,
): Promise<void> {
  await withProgress(app, conversationId, async ({ conversation, branch }) => {
    await changeSettings(app.database, () => ({ summaries: { keepTurns, writer } }));
    return {
      firstKeptId: firstKept(branch, keepTurns),
      isAfresh: false,
      writer: writer ?? conversation.model,
    };
  });
}

/** Makes a summary again from the originals, for the same messages. */
export async function remakeSummary(app: AppContext, summary: Summary): Promise<void> {
  const wish: WishFor = async ({ conversation, branch }) => {
    const last = branch.findIndex(({ id }) => id === summary.upToId);
    const writer = await rememberedWriter(app, conversation);
    return { firstKeptId: branch[last + 1]?.id ?? null, isAfresh: true, writer };
  };
  await withProgress(app, summary.conversationId, wish, summary);
}

/**
 * Has older turns summarized if the conversation's policy does that by itself and it is time. The next turn never
 * waits for it: until there is a summary, requests are trimmed.
 */
export async function summarizeIfDue(app: AppContext, conversationId: string): Promise<void> {
  const opened = await readPrompted(app, conversationId);
  if (!opened) return;
  const policy = policyOf(opened.conversation);
  if (policy.mode !== 'summary' || policy.automatic !== 'on') return;
  const calibration = await readCalibration(app.database, calibrationKey(opened.conversation.model));
  const due = dueSummary(opened, calibration, app.clock.now());
  if (!due) return;
  // What has failed once by itself, perhaps just now, is left to the user.
  if (app.store.getState().summaries[conversationId]?.status === 'failed') return;
  await withProgress(app, conversationId, async ({ conversation }) => ({
    ...due,
    isAfresh: false,
    writer: await rememberedWriter(app, conversation),
  }));
}

/**
 * The model that the user last had write a summary, or the conversation's own if that one is of another provider:
 * without being asked, Aside gives no conversation to anyone who does not have it already.
 */
async function rememberedWriter(app: AppContext, { model }: Conversation): Promise<ModelChoice> {
  const { writer } = (await readSettings(app.database)).summaries;
  return writer?.providerId === model.providerId ? writer : model;
}

type WishFor = (opened: OpenConversation) => Promise<SummaryWish>;

async function withProgress(
  app: AppContext,
  conversationId: string,
  wish: WishFor,
  remade?: Summary,
): Promise<void> {
  if (app.summaries.has(conversationId)) return;
  const stop = new AbortController();
  app.summaries.set(conversationId, stop);
  try {
    const { held } = await app.locks.tryHold(summaryLockOf(conversationId), lockPatience, () =>
      makeSummary(app, conversationId, wish, stop.signal),
    );
    if (!held) tell(app, app.store.getState().words.notices.summary.isElsewhere);
    setSummaryProgress(app.store, conversationId, undefined);
  } catch (error) {
    const progress = { status: 'failed', problem: problemOf(error), ...(remade && { remade }) } as const;
    setSummaryProgress(app.store, conversationId, stop.signal.aborted ? undefined : progress);
  } finally {
    app.summaries.delete(conversationId);
  }
}

function problemOf(error: unknown): SummaryProblem {
  if (error instanceof SummaryRefused) return { refusal: error.reason };
  if (error instanceof ReplyFailed) return { failure: error.failure };
  return { refusal: 'not-stored' };
}

async function makeSummary(
  app: AppContext,
  conversationId: string,
  wishFor: WishFor,
  signal: AbortSignal,
): Promise<void> {
  const opened = await readPrompted(app, conversationId);
  if (!opened) return;
  const wish = await wishFor(opened);
  const calibrations = await readCalibrations(app, opened.conversation.model, wish.writer);
  const job = summaryJob(opened, wish, calibrations, app.clock.now());
  if (!job) throw new SummaryRefused('nothing');
  const summary = await markAsWritten(app, conversationId, async () => {
    const { draft, usage } = await write(app, conversationId, job, signal);
    signal.throwIfAborted();
    return store(app, job, draft, usage);
  });
  offerWayBack(app, opened.conversation, job, summary, wish.isAfresh);
}

/** From one that was made again, the way back leads to the words that were there. */
function offerWayBack(
  app: AppContext,
  conversation: Conversation,
  { messages }: SummaryJob,
  summary: Summary,
  isAfresh: boolean,
): void {
  const { conversationId, words } = app.store.getState();
  const { made, madeAgain, inConversation } = words.notices.summary;
  const what = isAfresh ? madeAgain : made(messages.length);
  const text = conversationId === conversation.id ? what : inConversation(titleOf(conversation, words), what);
  const undo = isAfresh ? withdrawSummary : undoSummary;
  offerSummaryUndo(app, conversation.id, text, () => undo(app, summary));
}

/** Stores a summary as what it is now: much may have happened while it was written. */
async function store(
  app: AppContext,
  job: SummaryJob,
  draft: Draft,
  usage: readonly Usage[],
): Promise<Summary> {
  const { upTo, earlier, policy } = job;
  let summary: Summary | undefined;
  await changeSummaries(app.database, upTo, (conversation, all) => {
    const standing = standingSummaries(all);
    if (earlier && standing.get(earlier.upToId)?.id !== earlier.id) throw new SummaryRefused('changed');
    const before = standing.get(upTo.id)?.before ?? beforeSummary(conversation);
    summary = { ...toSummary(app, job, draft, usage), before };
    return { summaries: [summary], conversation: afterSummary(unmarked(conversation), policy) };
  });
  if (!summary) throw new SummaryRefused('changed');
  return summary;
}

/** A conversation without a reply that is arriving, as requests for it are planned. */
async function readPrompted({ database }: AppContext, id: string): Promise<OpenConversation | undefined> {
  const opened = await readConversation(database, id);
  return opened && forRequest(withoutArriving(opened), await readSettings(database));
}

async function readCalibrations(
  { database }: AppContext,
  model: ModelChoice,
  writer: ModelChoice,
): Promise<Calibrations> {
  return {
    conversation: await readCalibration(database, calibrationKey(model)),
    writer: await readCalibration(database, calibrationKey(writer)),
  };
}

/** Sends the requests that a summary takes, one after the other. */
async function write(
  app: AppContext,
  conversationId: string,
  job: SummaryJob,
  signal: AbortSignal,
): Promise<{ draft: Draft; usage: Usage[] }> {
  const provider = await openConnection(app, job.writer);
  const usage: Usage[] = [];
  const steps = requestCount(job);
  const writing = writeSummary(job);
  let step = writing.next();
  for (let asked = 1; !step.done; asked++) {
    setSummaryProgress(app.store, conversationId, {
      status: 'running',
      messageCount: job.messages.length,
      step: asked,
      steps: Math.max(asked, steps),
    });
    const answer = await ask(provider, await withAttachments(app.database, step.value), signal);
    if (answer.usage) usage.push(answer.usage);
    const [tokens = 0] = await app.countTokens([summaryAsSent(answer.text)]);
    step = writing.next({ ...answer, tokens });
  }
  return { draft: step.value, usage };
}

async function ask(
  provider: Provider,
  request: ReplyRequest,
  signal: AbortSignal,
): Promise<{ text: string; stopReason: StopReason; usage?: Usage }> {
  let content: readonly Block[] = [];
  let usage: Usage | undefined;
  let stopReason: StopReason = 'other';
  for await (const event of provider.reply(request, signal)) {
    if (event.type === 'content') content = event.content;
    if (event.type === 'usage') usage = event.usage;
    if (event.type === 'ended') stopReason = event.stopReason;
  }
  return { text: textOf(content), stopReason, ...(usage && { usage }) };
}

function toSummary(
  app: AppContext,
  { upTo, messages, earlier, writer, policy }: SummaryJob,
  { text, tokens }: Draft,
  usage: readonly Usage[],
): Omit<Summary, 'before'> {
  return {
    id: app.newId(),
    conversationId: upTo.conversationId,
    upToId: upTo.id,
    upToSeq: upTo.seq,
    covered: messages.map(asCovered),
    ...(earlier && { earlierId: earlier.id }),
    text,
    tokens,
    providerId: writer.providerId,
    model: writer.model,
    usage,
    createdAt: app.clock.now(),
    policy,
  };
}
