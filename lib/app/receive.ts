import type { Conversation, Message, ReplyFacts } from '@/lib/core/conversation';
import type { Failure } from '@/lib/core/failure';
import { presetOf } from '@/lib/core/presets';
import { type ReplyEvent, ReplyFailed } from '@/lib/core/provider';
import type { OpenConversation } from '@/lib/storage/conversations';
import { type ReplyEnd, storeReplyEnd } from '@/lib/storage/replies';
import { openConnection } from './connections';
import type { AppContext } from './edges';
import { learnFromReply, prepareRequest, withTrueWindow } from './prepare-request';
import { addNotice, forgetEndedReplies, setLiveReply } from './state';

/**
 * Receives the reply that a stored turn waits for (the last message of the branch, `streaming`): asks the
 * provider, shows what arrives, journals it, and stores how it ended. Never rejects: whatever goes wrong
 * becomes the reply's end. `onEnd` is called when nothing more arrives, before the end is stored.
 */
export async function receiveReply(
  app: AppContext,
  { conversation, branch }: OpenConversation,
  signal: AbortSignal,
  onEnd: () => void,
): Promise<void> {
  const reply = branch.at(-1);
  if (!reply?.reply) return;
  forgetEndedReplies(app.store, conversation.id);
  const receiver = createReceiver(app, reply, reply.reply, onEnd);
  try {
    const provider = await openConnection(app, conversation.model);
    let sent = Infinity;
    const ask = async (asked: Conversation, refusal?: unknown) => {
      const question = { conversation: asked, branch: branch.slice(0, -1) };
      const { request, record } = await prepareRequest(app, question, reply);
      // The same request would be refused again.
      if (record.counts.sent >= sent) throw refusal;
      sent = record.counts.sent;
      for await (const event of provider.reply(request, signal)) receiver.take(event);
      return record;
    };
    // A provider that says that the request is too long names its true limit: learned, it fits at the second try.
    const record = await ask(conversation).catch(async (error) =>
      ask(await withTrueWindow(app, conversation, error), error),
    );
    await receiver.end('complete');
    await learnFromReply(app, record, receiver.usage());
  } catch (error) {
    if (signal.aborted) await receiver.end('stopped');
    else await receiver.end('failed', failureOf(error, conversation));
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

  const journal = app.journals.start(() => ({ messageId: id, conversationId, content }));
  const show = () =>
    setLiveReply(app.store, id, { conversationId, content, hasEnded, ...(waiting && { waiting }) });
  const showSoon = () => {
    if (isFrameAsked) return;
    isFrameAsked = true;
    app.nextFrame(() => {
      isFrameAsked = false;
      if (!hasEnded) show();
    });
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
        journal.touch();
      }
      showSoon();
    },
    usage: () => reply.usage,
    async end(status: ReplyEnd['status'], failure?: Failure) {
      hasEnded = true;
      waiting = undefined;
      onEnd();
      show();
      await journal.stop();
      const facts = { ...reply, ...(failure && { failure }), endedAt: app.clock.now() };
      await storeEnd(app, id, { content, status, reply: facts });
    },
  };
}

async function storeEnd(app: AppContext, messageId: string, end: ReplyEnd): Promise<void> {
  try {
    await storeReplyEnd(app.database, messageId, end);
  } catch {
    addNotice(app.store, {
      id: app.newId(),
      text: 'The reply is here but could not be stored: the browser may be out of disk space. Copy what you need.',
    });
  }
}

function failureOf(error: unknown, { model }: Conversation): Failure {
  if (error instanceof ReplyFailed) return error.failure;
  return { kind: 'unknown', host: presetOf(model.providerId).name, model: model.model };
}
