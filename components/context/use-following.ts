import { useEffect, useRef, useState } from 'react';
import type { Conversation, Message } from '@/lib/core/conversation';

/** In milliseconds: longer than it takes from Enter to the request, shorter than anyone minds. */
const delay = 200;

/**
 * A value that follows another a moment later, so that what is made of it is out of the way of typing and sending:
 * several changes within that moment are one. Changes that `isUrgent` says so of are followed at once.
 * @param isUrgent given the value so far, and the new one
 * @param isHeld whether it has to wait for longer, given the same: that moment begins when it has not any more
 */
export function useFollowing<T>(
  value: T,
  isUrgent: (before: T, now: T) => boolean,
  isHeld: (before: T, now: T) => boolean,
): T {
  const [followed, setFollowed] = useState(value);
  const latest = useRef(value);
  const isBehind = followed !== value && !isHeld(followed, value);
  if (isBehind && isUrgent(followed, value)) setFollowed(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  useEffect(() => {
    // By what is followed, too: a change that comes in the very moment in which another is followed needs its own.
    if (!isBehind || followed === latest.current) return;
    const timer = setTimeout(() => setFollowed(latest.current), delay);
    return () => clearTimeout(timer);
  }, [isBehind, followed]);
  return followed;
}

/** Whether a turn has begun whose request has not left yet: then nothing else is worth the time. */
export function isLeaving({ lastRequest }: Conversation, branch: readonly Message[]): boolean {
  const last = branch.at(-1);
  // The record of a request has the id of the reply that it asks for.
  return last?.status === 'streaming' && lastRequest?.ledgerId !== last.id;
}
