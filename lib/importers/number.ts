import type { Folded } from './fold';
import type { SourceMessage } from './source-conversation';

/** When a message was written, by the first of its parts that has a time. */
export function timeOfFolded({ parts }: Folded, messages: readonly SourceMessage[]): number | undefined {
  return messages[parts.find((part) => messages[part]?.at !== undefined) ?? -1]?.at;
}

/** Messages in the order of their times, each after the one that it follows; what has no time keeps its place. */
export function inOrderOfTime(
  folded: readonly Folded[],
  messages: readonly SourceMessage[],
): readonly Folded[] {
  const times = new Map<Folded, number>();
  for (const message of folded) {
    const before = (message.parent && times.get(message.parent)) ?? 0;
    times.set(message, Math.max(before, timeOfFolded(message, messages) ?? before));
  }
  // Sorting keeps the order of equal times, in which each comes after its parent already.
  return folded.toSorted((one, other) => (times.get(one) ?? 0) - (times.get(other) ?? 0));
}

/** By its position, a name for each message that no other one of the conversation has. */
export function namesOf(messages: readonly SourceMessage[]): (readonly string[])[] {
  const counts = new Map<string, number>();
  return messages.map(({ id }, position) => {
    if (id === undefined || id === '') return ['', position.toString()];
    const count = counts.get(id) ?? 0;
    counts.set(id, count + 1);
    return count === 0 ? [id] : [id, count.toString()];
  });
}
