import { textBlock } from '@/lib/core/content';
import type { Failure } from '@/lib/core/failure';
import {
  type ModelDescription,
  type Provider,
  type ReplyEvent,
  ReplyFailed,
  type ReplyRequest,
  type StopReason,
} from '@/lib/core/provider';
import type { Connection } from '@/lib/providers/connection';
import { untilAborted } from '@/lib/providers/until-aborted';

/** One reply that the app has asked for. What happens to it, and when, the test says. */
export interface ScriptedReply {
  readonly request: ReplyRequest;
  /** Aborted when the user stops the reply. */
  readonly signal: AbortSignal;
  give(event: ReplyEvent): void;
  /** The whole text so far. */
  say(text: string): void;
  end(stopReason?: StopReason): void;
  fail(failure: Failure): void;
}

/** What a provider says when it is asked for its models. */
type ModelsAnswer = (connection: Connection) => Promise<ModelDescription[]>;

/** A provider that says what the test tells it to. */
export function createScriptedProvider() {
  const replies: ScriptedReply[] = [];
  const waiting: ((reply: ScriptedReply) => void)[] = [];
  let answer: ModelsAnswer = async () => [];

  async function openProvider(connection: Connection): Promise<Provider> {
    return {
      reply(request, signal) {
        const { reply, events } = scriptReply(request, signal);
        const takeIt = waiting.shift();
        if (takeIt) takeIt(reply);
        else replies.push(reply);
        return untilAborted(events(), signal);
      },
      listModels: () => answer(connection),
    };
  }

  return {
    openProvider,
    checkConnection: (connection: Connection) => answer(connection),
    /** The next reply that the app asks for, or has asked for and nobody has taken. */
    nextReply(): Promise<ScriptedReply> {
      const reply = replies.shift();
      return reply ? Promise.resolve(reply) : new Promise((resolve) => waiting.push(resolve));
    },
    /** How many replies were asked for that nobody has taken. */
    untaken: () => replies.length,
    answerModels(listModels: ModelsAnswer): void {
      answer = listModels;
    },
  };
}

function scriptReply(request: ReplyRequest, signal: AbortSignal) {
  const { readable, writable } = new TransformStream<ReplyEvent | ReplyFailed>(undefined, {
    highWaterMark: Number.POSITIVE_INFINITY,
  });
  const writer = writable.getWriter();
  const write = (step: ReplyEvent | ReplyFailed) => void writer.write(step).catch(() => {});
  const reply: ScriptedReply = {
    request,
    signal,
    give: write,
    say: (text) => write({ type: 'content', content: [textBlock(text)] }),
    end(stopReason = 'end') {
      write({ type: 'ended', stopReason });
      void writer.close().catch(() => {});
    },
    fail: (failure) => write(new ReplyFailed(failure)),
  };
  async function* events(): AsyncGenerator<ReplyEvent> {
    for await (const step of readable) {
      if (step instanceof ReplyFailed) throw step;
      yield step;
    }
  }
  return { reply, events };
}
