import { ChevronRight } from 'lucide-react';
import { useContext, useId, useState } from 'react';
import type { ThinkingTime, Thinking as Thought } from '@/lib/core/thinking';
import { Markdown } from '../markdown/later-markdown';
import { useWords } from '../words';
import { durationIn } from './duration';
import { LetGo } from './let-go';

interface ThinkingProps {
  thought: Thought;
  time: Partial<ThinkingTime> | undefined;
  /** Whether the answer has not begun yet. */
  isThinking: boolean;
}

/** What the model thought before it answered: folded, with its last line while it grows. */
export function Thinking({ thought, time, isThinking }: ThinkingProps) {
  const { locale, messages } = useWords();
  const letGo = useContext(LetGo);
  const [isOpen, setIsOpen] = useState(false);
  const contentId = useId();
  const { startedAt, endedAt } = time ?? {};
  const isTimed = startedAt !== undefined && endedAt !== undefined;
  const past = isTimed ? messages.thoughtFor(durationIn(locale, endedAt - startedAt)) : messages.thought;
  return (
    <div className="flex flex-col gap-1 text-small text-muted">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={contentId}
        onClick={() => {
          letGo();
          setIsOpen(!isOpen);
        }}
        className="-ms-1 flex min-h-7 items-center gap-1.5 self-start rounded-small px-1 hover:text-ink"
      >
        <ChevronRight
          aria-hidden
          className={`size-3.5 shrink-0 transition-transform duration-150 ${isOpen ? 'rotate-90' : 'rtl:-scale-x-100'}`}
          strokeWidth={2}
        />
        {isThinking ? messages.thinking : past}
        {isThinking && (
          <span aria-hidden className="ms-1 size-2 shrink-0 animate-breathe rounded-full bg-accent" />
        )}
      </button>
      {!isOpen && isThinking && (
        <p aria-hidden className="truncate ps-5 text-tiny text-faint">
          {lastLine(thought.text)}
        </p>
      )}
      <div
        id={contentId}
        hidden={!isOpen}
        className="ms-1.5 mb-1 flex flex-col gap-2 border-line border-s-2 ps-3 [&>div]:text-small"
      >
        {isOpen && thought.text !== '' && <Markdown text={thought.text} isStreaming={isThinking} />}
        {isOpen && thought.isPartlyHidden && !isThinking && (
          <p className="text-faint italic">
            {thought.text === '' ? messages.thoughtHidden : messages.thoughtPartlyHidden}
          </p>
        )}
      </div>
    </div>
  );
}

/** In characters: more than fits into one line is not looked at. */
const longestLine = 400;

/** The newest words of a text that grows, without marks of Markdown. */
function lastLine(text: string): string {
  const lines = text.slice(-longestLine).split('\n');
  return (
    lines
      .findLast((line) => line.trim() !== '')
      ?.replaceAll(/[*_`#]+/g, '')
      .trim() ?? ''
  );
}
