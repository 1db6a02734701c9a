import type { Conversation } from './conversation';

/** What "Start over" took from sight, and how to bring it back. */
export interface Cleared {
  at: number;
  beforeSeq: number;
  headId: string;
  title: string;
  /** A "Start over" before this one whose messages are still stored. */
  earlier?: Cleared;
}

/** The conversation after "Start over": nothing to show, the old messages kept until the time for undo is over. */
export function startOver(conversation: Conversation, now: number): Conversation {
  const { headId, nextSeq, title, hasOwnTitle, cleared: earlier } = conversation;
  if (headId === null) return conversation;
  return {
    ...conversation,
    headId: null,
    title: hasOwnTitle ? title : '',
    cleared: { at: now, beforeSeq: nextSeq, headId, title, ...(earlier && { earlier }) },
  };
}

/**
 * Takes the "Start over" of `at` back, and every later one; nothing if that one is taken back already. What was written
 * meanwhile stays stored, on a branch of its own.
 */
export function undoStartOver(conversation: Conversation, at: number): Conversation {
  const { cleared, ...rest } = conversation;
  if (!cleared || !startsOver(conversation, -Infinity).some((one) => one.at === at)) return conversation;
  const { headId, title, earlier } = cleared;
  return undoStartOver({ ...rest, headId, title, ...(earlier && { cleared: earlier }) }, at);
}

/**
 * What cannot be brought back any more of a conversation that was started over: messages numbered below
 * `beforeSeq`, for every "Start over" before `before` (milliseconds since 1970). Undefined for nothing.
 */
export function endOfUndo(
  conversation: Conversation,
  before: number,
): { beforeSeq: number; conversation: Conversation } | undefined {
  const { cleared, ...rest } = conversation;
  if (!cleared) return undefined;
  if (cleared.at < before) return { beforeSeq: cleared.beforeSeq, conversation: rest };
  if (!cleared.earlier || cleared.earlier.at >= before) return undefined;
  const { earlier, ...latest } = cleared;
  return { beforeSeq: earlier.beforeSeq, conversation: { ...rest, cleared: latest } };
}

/** Every "Start over" after a moment (milliseconds since 1970) that can be taken back, the earliest first. */
export function startsOver({ cleared }: Pick<Conversation, 'cleared'>, since: number): Cleared[] {
  if (!cleared || cleared.at <= since) return [];
  const { earlier } = cleared;
  return [...startsOver(earlier ? { cleared: earlier } : {}, since), cleared];
}
