/** How often something was found in a message. */
export interface MessageHits {
  messageId: string;
  count: number;
}

/** One of the places where something was found. */
export interface HitPlace {
  messageId: string;
  /** Which of those in the message, from 0. */
  index: number;
}

/** Where in a folded text something begins that is looked for, in order; no two overlap. Nothing is nowhere. */
export function startsOf(folded: string, sought: string): number[] {
  const starts: number[] = [];
  if (sought === '') return starts;
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + sought.length)) {
    starts.push(at);
  }
  return starts;
}

/** How many places there are in all. */
export function totalOf(hits: readonly MessageHits[]): number {
  return hits.reduce((sum, { count }) => sum + count, 0);
}

/**
 * The number of a place among all, from 0. Of one that is not there any more it is that of the next one, else of the
 * last; -1 if there is none.
 */
export function numberOf(hits: readonly MessageHits[], { messageId, index }: HitPlace): number {
  let before = 0;
  for (const hit of hits) {
    if (hit.messageId === messageId) {
      before += Math.min(index, hit.count);
      break;
    }
    before += hit.count;
  }
  return Math.min(before, totalOf(hits) - 1);
}

/** The place with this number; behind the last one comes the first again, and the other way round. */
export function placeOf(hits: readonly MessageHits[], number: number): HitPlace | undefined {
  const total = totalOf(hits);
  let left = ((number % total) + total) % total;
  for (const { messageId, count } of hits) {
    if (left < count) return { messageId, index: left };
    left -= count;
  }
  return undefined;
}
