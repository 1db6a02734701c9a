import type { Conversation, Message, ReplyFacts } from '@/lib/core/conversation';
import type { Failure } from '@/lib/core/failure';
import { presetOf } from '@/lib/core/presets';
import { type Provider, type ReplyEvent, ReplyFailed } from '@/lib/core/provider';
import type { OpenConversation, PlannedConversation } from '@/lib/core/summary/summary';
import { type ThinkingTime, timeThinking } from '@/lib/core/thinking';
import { type ReplyEnd, storeReplyEnd } from '@/lib/storage/replies';
import { withAttachments } from './attachment-data';
import type { AppContext } from './edges';
import { warn } from './notices';
import {
  type FittingRequest,
  learnFromReply,
  type PreparedRequest,
  prepareRequest,
  withTrueWindow,
} from './prepare-request';
import { forgetEndedReplies, setLiveReply } from './state';
import { askForLoadedWindow, confirmTruncation, suspectTruncation, tellOfTruncation } from './truncation';

/** A turn whose start is stored. */
export interface BegunTurn {
  opened: OpenConversation;
  /** The request that leaves first; absent if it has yet to be planned. */
  request: FittingRequest | undefined;
  /** Rejects with ReplyFailed when something is missing that only the user can give. */
  provider: Promise<Provider>;
}

/**
 * Receives the reply that a stored turn waits for (the last message of the branch, `streaming`): asks the
 * provider, shows what arrives, journals it, and stores how it ended. Never rejects: whatever goes wrong
 * becomes the reply's end. `onEnd` is called when nothing more arrives, before the end is stored.
 * @param mayAskAgain whether there may be another reply to the same question, if this one comes from a part of it
 * @returns whether there has to be: then the turn goes on, and `onEnd` was not called
 */
export async function receiveReply(
  app: AppContext,
  { opened: { conversation, branch, summaries }, request, ...begun }: BegunTurn,
  signal: AbortSignal,
  onEnd: () => void,
  mayAskAgain: boolean,
): Promise<boolean> {
  const reply = branch.at(-1);
  if (!reply?.reply) return false;
  forgetEndedReplies(app.store, conversation.id);
  let isAskedAgain = false;
  const receiver = createReceiver(app, reply, reply.reply, () => {
    if (!isAskedAgain) onEnd();
  });
  try {
    const provider = await begun.provider;
    const question = { conversation, branch: branch.slice(0, -1), summaries };
    const asked = { provider, question, request };
    const sent = await askFitting(app, asked, reply, receiver.take, signal);
    const answered = { ...sent, usage: receiver.usage() };
    const suspicion = await suspectTruncation(app, answered);
    // Before a server is asked, which may take long: what has arrived must not depend on it.
    if (suspicion) await receiver.keep('complete');
    const truncation = suspicion && (await confirmTruncation(app, provider, question, suspicion, signal));
    isAskedAgain = truncation?.canBeSmaller === true && mayAskAgain && !sent.isRepaired && !signal.aborted;
    await receiver.end('complete');
    if (truncation) tellOfTruncation(app, conversation, truncation, isAskedAgain);
    else await learnFromReply(app, sent.record, answered.usage);
    askForLoadedWindow(app, conversation);
  } catch (error) {
    if (signal.aborted) await receiver.end('stopped');
    else await receiver.end('failed', failureOf(error, conversation));
  }
  return isAskedAgain;
}

/** Who is asked, and what. */
interface Asked {
  provider: Provider;
  question: PlannedConversation;
  request: FittingRequest | undefined;
}

/**
 * Asks, and asks once more with less if the provider says that the request is too long: it names its true limit
 * then, and once that is learned, the request fits.
 */
async function askFitting(
  app: AppContext,
  { provider, question, request }: Asked,
  reply: Message,
  take: (event: ReplyEvent) => void,
  signal: AbortSignal,
): Promise<PreparedRequest & { isRepaired: boolean }> {
  const ask = async (prepared: PreparedRequest, isRepaired: boolean) => {
    for await (const event of provider.reply(prepared.request, signal)) take(event);
    return { ...prepared, isRepaired };
  };
  const first = request
    ? { ...request, request: await withAttachments(app.database, request.request) }
    : await prepareRequest(app, provider, question, reply, signal);
  try {
    return await ask(first, false);
  } catch (error) {
    const conversation = await withTrueWindow(app, question.conversation, error);
    const refused = { error, countedTokens: first.record.countedTokens };
    const smaller = { ...question, conversation };
    return ask(await prepareRequest(app, provider, smaller, reply, signal, refused), true);
  }
}

/** Takes the events of one reply: keeps what they say, shows it once a frame, and journals it. */
function createReceiver(app: AppContext, message: Message, initial: ReplyFacts, onEnd: () => void) {
  const { id, conversationId } = message;
  let { content } = message;
  let reply = initial;
  let waiting: Extract<ReplyEvent, { type: 'waiting' }> | undefined;
  let hasEnded = false;
  let isFrameAsked = false;
  let thinking: Partial<ThinkingTime> = {};
  let keeping: Promise<void> | undefined;

  const journal = app.journals.start(() => ({ messageId: id, conversationId, content }));
  const show = () =>
    setLiveReply(app.store, id, { conversationId, content, hasEnded, thinking, ...(waiting && { waiting }) });
  const showSoon = () => {
    if (isFrameAsked) return;
    isFrameAsked = true;
    app.nextFrame(() => {
      isFrameAsked = false;
      if (!hasEnded) show();
    });
  };
  const store = async (status: ReplyEnd['status'], failure?: Failure) => {
    await journal.stop();
    const endedAt = app.clock.now();
    const { startedAt } = thinking;
    const thought = startedAt !== undefined && { thinking: { endedAt, ...thinking, startedAt } };
    const facts = { ...reply, ...(failure && { failure }), ...thought, endedAt };
    await storeEnd(app, id, { content, status, reply: facts });
  };
  /** Stores how it ended, once. */
  const keep = (status: ReplyEnd['status'], failure?: Failure) => {
    keeping ??= store(status, failure);
    return keeping;
  };
  show();

  return {
    take(event: ReplyEvent) {
      waiting = event.type === 'waiting' ? event : undefined;
      if (event.type === 'started') reply = { ...reply, model: event.model };
      if (event.type === 'usage') reply = { ...reply, usage: event.usage };
      if (event.type === 'ended') reply = { ...reply, stopReason: event.stopReason };
      if (event.type === 'content') {
        content = event.content;
        thinking = timeThinking(thinking, content, app.clock.now());
        journal.touch();
      }
      showSoon();
    },
    usage: () => reply.usage,
    keep,
    async end(status: ReplyEnd['status'], failure?: Failure) {
      hasEnded = true;
      waiting = undefined;
      onEnd();
      show();
      await keep(status, failure);
    },
  };
}

async function storeEnd(app: AppContext, messageId: string, end: ReplyEnd): Promise<void> {
  try {
    await storeReplyEnd(app.database, messageId, end);
  } catch {
    warn(app, app.store.getState().words.notices.turn.replyNotStored);
  }
}

function failureOf(error: unknown, { model }: Conversation): Failure {
  if (error instanceof ReplyFailed) return error.failure;
  return { kind: 'unknown', host: presetOf(model.providerId).name, model: model.model };
}
