import type { Notes } from './notes';
import type { SourceMessage } from './source-conversation';

/** By the position of each message, the position of the one that it follows; -1 for none. No message follows itself. */
export type Parents = Int32Array;

/**
 * Which message follows which, whatever the file says: of messages with the same id the first counts, and what follows
 * itself, or a message that is not there, follows the one before it in the file. Takes time in proportion to their
 * number.
 */
export function forestOf(messages: readonly SourceMessage[], notes: Notes): Parents {
  const positions = positionsOf(messages, notes);
  const parents: Parents = new Int32Array(messages.length).fill(-1);
  const orphans: number[] = [];
  messages.forEach(({ parentId, place }, position) => {
    const parent = parentId === undefined ? position - 1 : (positions.get(parentId ?? '') ?? -1);
    parents[position] = parent;
    if (parent !== -1 || !parentId) return;
    orphans.push(position);
    notes.add('parents-missing', place);
  });
  cutCycles(parents, (position) => {
    orphans.push(position);
    notes.add('cycles-cut', messages[position]?.place);
  });
  adopt(orphans, parents);
  return parents;
}

function positionsOf(messages: readonly SourceMessage[], notes: Notes): Map<string, number> {
  const positions = new Map<string, number>();
  messages.forEach(({ id, place }, position) => {
    if (id === undefined || id === '') return;
    if (positions.has(id)) notes.add('ids-repeated', place);
    else positions.set(id, position);
  });
  return positions;
}

/**
 * Follows each way up until a message that has been seen. If that is on the same way, it goes in a circle, and begins
 * with that message.
 */
function cutCycles(parents: Parents, onCut: (position: number) => void): void {
  const seenFrom = new Int32Array(parents.length).fill(-1);
  for (let start = 0; start < parents.length; start++) {
    let position = start;
    while (seenFrom[position] === -1) {
      seenFrom[position] = start;
      const parent = parents[position] ?? -1;
      if (parent === -1) break;
      if (seenFrom[parent] === start) {
        parents[parent] = -1;
        onCut(parent);
        break;
      }
      position = parent;
    }
  }
}

/** Lets messages without a parent follow the one before them, unless that one follows them. */
function adopt(orphans: readonly number[], parents: Parents): void {
  const roots = Int32Array.from(parents, (parent, position) => (parent === -1 ? position : parent));
  for (const orphan of orphans) {
    if (orphan === 0 || rootOf(orphan - 1, roots) === orphan) continue;
    parents[orphan] = orphan - 1;
    roots[orphan] = orphan - 1;
  }
}

/** The first message of a branch; each way there is made shorter by walking it. */
function rootOf(start: number, roots: Int32Array): number {
  let position = start;
  for (let parent = roots[position] ?? position; parent !== position; parent = roots[position] ?? position) {
    roots[position] = roots[parent] ?? parent;
    position = parent;
  }
  return position;
}

/** All positions, each after the one that it follows; what follows the same message, in the order of the file. */
export function inOrder(parents: Parents): number[] {
  const firstChild = new Int32Array(parents.length).fill(-1);
  const nextSibling = new Int32Array(parents.length).fill(-1);
  let firstRoot = -1;
  for (let position = parents.length - 1; position >= 0; position--) {
    const parent = parents[position] ?? -1;
    nextSibling[position] = parent === -1 ? firstRoot : (firstChild[parent] ?? -1);
    if (parent === -1) firstRoot = position;
    else firstChild[parent] = position;
  }
  const order: number[] = [];
  const open = [firstRoot];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === -1) continue;
    order.push(next);
    open.push(nextSibling[next] ?? -1, firstChild[next] ?? -1);
  }
  return order;
}
