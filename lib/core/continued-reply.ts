import { type Block, hasAnswer, type ReadableBlock, readBlock } from './content';
import { continueRequest, isContinueRequest, type Message } from './conversation';
import { joinCut } from './join-cut';
import { type Thinking, type ThinkingTime, thinkingIn } from './thinking';

/** A message as readers see it: a reply that was cut and continued is one. */
export interface WholeMessage {
  /** The last message of it; for most the only one. */
  message: Message;
  /** What came before in the same reply: its cut parts, each with the request to go on. Empty for most. */
  earlier: readonly Message[];
}

/** Most messages are whole as they are. */
const nothing: readonly Message[] = [];

/**
 * The messages of a branch as readers see them. A reply is taken apart before messages with these ids, where something
 * stands between its parts.
 */
export function wholeMessages(
  branch: readonly Message[],
  starts: ReadonlySet<string | null | undefined> = new Set(),
): WholeMessage[] {
  const whole: WholeMessage[] = [];
  let request: Message | undefined;
  for (const message of branch) {
    const last = whole.at(-1);
    if (request && last && message.role === 'assistant' && !starts.has(message.id)) {
      whole[whole.length - 1] = { message, earlier: [...last.earlier, last.message, request] };
      request = undefined;
      continue;
    }
    if (request) whole.push({ message: request, earlier: nothing });
    request = undefined;
    if (whole.at(-1)?.message.role === 'assistant' && asksForRest(message) && !starts.has(message.id)) {
      request = message;
    } else {
      whole.push({ message, earlier: nothing });
    }
  }
  if (request) whole.push({ message: request, earlier: nothing });
  return whole;
}

/** Quickly said of most messages. */
function asksForRest(message: Message): boolean {
  return message.content[0]?.text === continueRequest.text && isContinueRequest(message);
}

/** The id by which readers' places in the list are known: it stays when a reply is continued. */
export function keyOf({ message, earlier }: WholeMessage): string {
  return (earlier[0] ?? message).id;
}

/** The replies among the earlier parts of one, oldest first. */
export function cutReplies(earlier: readonly Message[]): Message[] {
  return earlier.filter(({ role }) => role === 'assistant');
}

/** The contents of a reply's parts. */
type Contents = readonly (readonly Block[])[];

/** The words of a reply as they are shown, refusals too, one text below the other. */
export function shownTexts(contents: Contents): string[] {
  return joined(contents, ['text', 'refusal']);
}

/** What a person would copy of a message, as `textOf`; its parts are joined where they were cut. */
export function textOfParts(contents: Contents): string {
  return joined(contents, ['text'])
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

function joined(contents: Contents, kinds: readonly ReadableBlock['kind'][]): string[] {
  const texts: string[] = [];
  for (const content of contents) {
    const [first, ...others] = content
      .flatMap(readBlock)
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ text }) => text);
    if (first === undefined) continue;
    const cut = texts.pop();
    texts.push(cut === undefined ? first : joinCut(cut, first), ...others);
  }
  return texts;
}

/** What a reply tells of the thinking before it, in all of its parts; undefined if there was none. */
export function thinkingInParts(contents: Contents): Thinking | undefined {
  const thoughts = contents.map(thinkingIn).filter((thought) => thought !== undefined);
  if (thoughts.length < 2) return thoughts[0];
  const texts = thoughts.map(({ text }) => text).filter((text) => text !== '');
  return { text: texts.join('\n\n'), isPartlyHidden: thoughts.some(({ isPartlyHidden }) => isPartlyHidden) };
}

/** How long that took in all, as one time; undefined if that is not known of each part. */
export function thinkingTimeOf(parts: readonly Message[]): ThinkingTime | undefined {
  const thinking = parts.filter(({ content }) => thinkingIn(content)).map(({ reply }) => reply?.thinking);
  const known = thinking.filter((time) => time !== undefined);
  const [first] = known;
  if (!first || known.length < thinking.length) return undefined;
  const time = known.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
  return { startedAt: first.startedAt, endedAt: first.startedAt + time };
}

/** Whether a reply has begun and is not whole: one can ask for the rest. */
export function canBeContinued({ status, reply, content }: Message): boolean {
  if (!reply || reply.failure?.kind === 'refused' || !hasAnswer(content)) return false;
  return status !== 'complete' || reply.stopReason === 'length';
}
