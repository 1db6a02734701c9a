import { type Block, hasAnswer, readBlock } from './content';

/** What a reply tells of the thinking before it. */
export interface Thinking {
  /** As far as the provider shows it; empty if it shows nothing of it. */
  text: string;
  /** Whether there is some that the provider does not show. */
  isPartlyHidden: boolean;
}

/** When a model thought, in milliseconds since 1970. */
export interface ThinkingTime {
  startedAt: number;
  endedAt: number;
}

/** The thinking in some content; undefined if there was none, as far as the provider says. */
export function thinkingIn(content: readonly Block[]): Thinking | undefined {
  const texts = content
    .map((block) => {
      const thoughts = readBlock(block).filter(({ kind }) => kind === 'thinking');
      if (thoughts.length === 0) return isThought(block) ? '' : undefined;
      return thoughts.map(({ text }) => text).join('\n\n');
    })
    .filter((text) => text !== undefined);
  if (texts.length === 0) return undefined;
  const shown = texts.filter((text) => text.trim() !== '');
  return { text: shown.join('\n\n'), isPartlyHidden: shown.length < texts.length };
}

/** Anthropic's `redacted_thinking`, and thinking whose display is `omitted`; `reasoning` without a summary. */
function isThought({ type }: Block): boolean {
  return type === 'thinking' || type === 'redacted_thinking' || type === 'reasoning';
}

/** Keeps the time of a thinking that is under way: it ends with the first words of the answer. */
export function timeThinking(
  time: Partial<ThinkingTime>,
  content: readonly Block[],
  now: number,
): Partial<ThinkingTime> {
  if (time.endedAt !== undefined) return time;
  if (time.startedAt === undefined && !thinkingIn(content)) return time;
  return { startedAt: now, ...time, ...(hasAnswer(content) && { endedAt: now }) };
}
