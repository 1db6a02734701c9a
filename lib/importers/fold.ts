import { type Block, textOf } from '@/lib/core/content';
import { inOrder, type Parents } from './forest';
import type { SourceMessage } from './source-conversation';

/** Messages of a file that make one message here: a reply may have many, with what tools said in between. */
export interface Folded {
  /** Positions in the file, in order; at least one. */
  readonly parts: number[];
  /** All blocks, those of hidden messages included. */
  readonly content: Block[];
  readonly role: 'user' | 'assistant';
  readonly parent: Folded | undefined;
}

export interface Folding {
  /** Each after the one that it follows. */
  messages: Folded[];
  /** What became of each message of the file; undefined if there is nothing at all before it that could be shown. */
  at: readonly (Folded | undefined)[];
}

/**
 * The messages of a conversation as Aside has them: the user's, and the model's, each a whole reply. What has no
 * blocks is left out; the blocks of hidden messages go to what follows them first, or else to what was before.
 */
export function fold(messages: readonly SourceMessage[], parents: Parents): Folding {
  const order = inOrder(parents);
  const shown = shownParents(messages, parents, order);
  const childCounts = new Int32Array(messages.length);
  for (const position of order) {
    if (isShown(messages[position])) bump(childCounts, shown[position] ?? -1);
  }
  const at: (Folded | undefined)[] = new Array(messages.length).fill(undefined);
  const folded: Folded[] = [];
  const waiting = new Map<number, Block[]>();
  for (const position of order) {
    const message = messages[position];
    const parent = shown[position] ?? -1;
    const before = at[parent];
    at[position] = before;
    if (!message) continue;
    if (!isShown(message)) {
      if (message.blocks.length > 0) keepWaiting(waiting, parent, message.blocks);
      continue;
    }
    const joins = before && childCounts[parent] === 1 && isSameReply(messages[parent], message);
    const target: Folded = joins
      ? before
      : { parts: [], content: [], role: message.role === 'user' ? 'user' : 'assistant', parent: before };
    if (!joins) folded.push(target);
    at[position] = target;
    target.parts.push(position);
    for (const block of waiting.get(parent) ?? []) target.content.push(block);
    waiting.delete(parent);
    for (const block of message.blocks) target.content.push(block);
  }
  leave(waiting, at, folded);
  return { messages: folded, at };
}

function isShown(message: SourceMessage | undefined): boolean {
  return message !== undefined && message.role !== 'hidden' && message.blocks.length > 0;
}

/** By position, the nearest message before it that is shown; -1 for none. */
function shownParents(
  messages: readonly SourceMessage[],
  parents: Parents,
  order: readonly number[],
): Parents {
  const shown: Parents = new Int32Array(parents.length).fill(-1);
  for (const position of order) {
    const parent = parents[position] ?? -1;
    if (parent !== -1) shown[position] = isShown(messages[parent]) ? parent : (shown[parent] ?? -1);
  }
  return shown;
}

function bump(counts: Int32Array, position: number): void {
  if (position !== -1) counts[position] = (counts[position] ?? 0) + 1;
}

function keepWaiting(waiting: Map<number, Block[]>, parent: number, blocks: readonly Block[]): void {
  const kept = waiting.get(parent) ?? [];
  for (const block of blocks) kept.push(block);
  waiting.set(parent, kept);
}

/** Whether a message goes on with the reply that the one before it began. */
function isSameReply(before: SourceMessage | undefined, { role }: SourceMessage): boolean {
  if (!before || before.role === 'user' || role === 'user') return false;
  return role === 'tool' || before.role === 'tool' || (before.isUnderWay ?? !isAnswer(before));
}

function isAnswer({ blocks }: SourceMessage): boolean {
  return textOf(blocks).trim() !== '' && !blocks.some(({ type }) => type === 'tool_use');
}

/** Hidden blocks that nothing follows go to the message before them. */
function leave(
  waiting: ReadonlyMap<number, readonly Block[]>,
  at: readonly (Folded | undefined)[],
  folded: Folded[],
): void {
  for (const [parent, blocks] of waiting) {
    const target = at[parent] ?? folded[0];
    for (const block of blocks) target?.content.push(block);
  }
}
