import { type Block, hasAnswer, readBlock } from '@/lib/core/content';
import type { ReplyEvent, StopReason } from '@/lib/core/provider';
import type { Asked } from './connection';
import { failed, failureBehind } from './failures';

/** How the provider ended a reply. */
export type Ending = { stopReason: StopReason } | { refusal: string };

/** Builds a reply from the events of one wire. */
export interface ReplyReader {
  /**
   * Takes the next event and tells what it changed; events of unknown types change nothing.
   * @throws MalformedEvent, or ReportedError when the event is the provider's report of an error
   */
  take(event: unknown): ReplyEvent[];
  /** Set once the provider said that the reply is at its end. */
  readonly ending: Ending | undefined;
  /** Whether nothing more is to come that matters. */
  readonly isOver: boolean;
}

/**
 * Reads one reply to its end. Only the provider's own word ends it: a stream that just stops was cut,
 * and one without any event is no API's.
 * @throws ReplyFailed
 */
export async function* readReply(
  events: AsyncIterable<unknown>,
  reader: ReplyReader,
  asked: Asked,
): AsyncGenerator<ReplyEvent> {
  let content: readonly Block[] = [];
  let hasEvents = false;
  try {
    for await (const event of events) {
      hasEvents = true;
      for (const change of reader.take(event)) {
        if (change.type === 'content') content = change.content;
        yield change;
      }
      if (reader.isOver) break;
    }
  } catch (thrown) {
    // What breaks after the end can only have cost the usage numbers.
    if (reader.ending === undefined) throw failureBehind(thrown, asked);
  }
  if (!hasEvents) throw failed(asked, 'not-an-api', { status: 200 });
  yield endOf(reader.ending, content, asked);
}

function endOf(ending: Ending | undefined, content: readonly Block[], asked: Asked): ReplyEvent {
  if (ending === undefined) throw failed(asked, 'cut');
  if ('refusal' in ending) throw failed(asked, 'refused', { detail: ending.refusal });
  const parts = content.flatMap(readBlock);
  const refusal = parts.find(({ kind }) => kind === 'refusal');
  if (refusal && !parts.some(({ kind, text }) => kind === 'text' && text.trim() !== '')) {
    throw failed(asked, 'refused');
  }
  if (!hasAnswer(content) && ending.stopReason !== 'tool' && ending.stopReason !== 'length')
    throw failed(asked, 'empty');
  return { type: 'ended', stopReason: ending.stopReason };
}
