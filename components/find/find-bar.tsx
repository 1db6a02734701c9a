import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { FindRequest } from '@/lib/app/state';
import type { Block } from '@/lib/core/content';
import type { WholeMessage } from '@/lib/core/continued-reply';
import { fold } from '@/lib/core/search/fold';
import { totalOf } from '@/lib/core/search/hit-places';
import { useApp } from '../app-context';
import { LetGo } from '../chat/let-go';
import { isOnMac } from '../commands/shortcut';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';
import { useHits } from './use-hits';
import { useStepping } from './use-stepping';

interface FindBarProps {
  /** A new one for each time that it was asked for. */
  request: FindRequest;
  whole: readonly WholeMessage[];
  /** Replies that other windows are receiving. */
  journal: ReadonlyMap<string, readonly Block[]>;
  /** The box in which the messages scroll. */
  list: RefObject<HTMLElement | null>;
}

/** Finds words in the conversation that is shown: counts them, marks them, and leads from one to the next. */
export function FindBar({ request, whole, journal, list }: FindBarProps) {
  const app = useApp();
  const words = useWords().search;
  const letGo = useContext(LetGo);
  const [typed, setTyped] = useState('');
  const sought = useMemo(() => fold(typed).trim(), [typed]);
  const hits = useHits({ whole, journal, sought });
  const { conversationId } = request;
  const { number, step } = useStepping({ conversationId, list, hits, typed, letGo });
  const { bar, field, giveBackFocus } = useFocus(request, list);
  const total = totalOf(hits.messages);
  const close = () => {
    giveBackFocus();
    app.endFind();
  };
  useStepKeys(step);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isAnswered = sought !== '' && hits.sought === sought;
  return (
    <search
      ref={bar}
      aria-label={words.findHere}
      onKeyDown={onKeyDown}
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-1 border-line border-b px-2 py-1 focus-within:border-accent"
    >
      <input
        ref={field}
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        aria-label={words.findHere}
        placeholder={words.findHere}
        value={typed}
        className="h-8 min-w-32 flex-1 rounded-medium bg-transparent px-2 text-small outline-none placeholder:text-faint"
        onChange={(event) => setTyped(event.target.value)}
      />
      <span
        role="status"
        aria-label={words.places}
        className={`px-1 text-tiny tabular-nums ${total === 0 ? 'text-danger' : 'text-muted'}`}
      >
        {isAnswered && (total === 0 ? words.noneHere : words.place(number + 1, total))}
      </span>
      <span className="ms-auto flex">
        <IconButton
          icon={ChevronUp}
          label={words.previousHit}
          disabled={total === 0}
          onClick={() => step(-1)}
        />
        <IconButton icon={ChevronDown} label={words.nextHit} disabled={total === 0} onClick={() => step(1)} />
        <IconButton icon={X} label={words.endFind} onClick={close} />
      </span>
    </search>
  );
}

/** Takes the focus each time that it is asked for, and gives it back to what had it before, or to the messages. */
function useFocus(request: FindRequest, list: RefObject<HTMLElement | null>) {
  const bar = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<Element>(null);
  const answered = useRef<FindRequest>(null);
  useEffect(() => {
    if (answered.current === request) return;
    answered.current = request;
    if (!bar.current?.contains(document.activeElement)) before.current = document.activeElement;
    field.current?.focus();
    field.current?.select();
  }, [request]);
  const giveBackFocus = () => {
    const there = before.current;
    const isThere = there instanceof HTMLElement && there !== document.body && there.isConnected;
    (isThere ? there : list.current)?.focus({ preventScroll: true });
  };
  return { bar, field, giveBackFocus };
}

/** The keys that browsers have for the next and the previous one, wherever the focus is. */
function useStepKeys(step: (by: 1 | -1) => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isG = event.key.toLowerCase() === 'g' && (isOnMac ? event.metaKey : event.ctrlKey);
      if (event.defaultPrevented || event.isComposing || (event.key !== 'F3' && !isG)) return;
      event.preventDefault();
      latest.current(event.shiftKey ? -1 : 1);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
