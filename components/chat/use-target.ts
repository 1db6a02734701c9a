import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { MessageTarget } from '@/lib/app/state';
import { useApp, useAppState } from '../app-context';
import { type ListRow, rowWith } from './list-rows';
import { scrollUntilStill } from './scroll-until-still';

/** The message of this conversation that the reader is to be led to; undefined for none. */
export function useTarget(conversationId: string): MessageTarget | undefined {
  const app = useApp();
  const target = useAppState((state) => state.target);
  useEffect(() => {
    if (!target) return;
    const forget = (event: Event) => {
      if (!(event instanceof KeyboardEvent && modifiers.has(event.key))) app.forgetTarget();
    };
    addEventListener('keydown', forget, true);
    addEventListener('pointerdown', forget, true);
    return () => {
      removeEventListener('keydown', forget, true);
      removeEventListener('pointerdown', forget, true);
    };
  }, [app, target]);
  return target?.conversationId === conversationId ? target : undefined;
}

/** Keys that do nothing by themselves. */
const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

interface TargetedList {
  scroller: RefObject<HTMLElement | null>;
  virtualizer: RefObject<VirtualizerHandle | null>;
  rows: readonly ListRow[];
  letGo: () => void;
}

/** Brings the target into view and moves the focus to it, once for each time, as soon as it is in the list. */
export function useLeadTo(target: MessageTarget | undefined, list: TargetedList): void {
  const { scroller, virtualizer, rows, letGo } = list;
  const index = target ? rowWith(rows, target.messageId) : -1;
  const key = rows[index]?.key;
  const latestIndex = useRef(index);
  useLayoutEffect(() => {
    latestIndex.current = index;
  });
  useLayoutEffect(() => {
    if (!target || key === undefined) return undefined;
    letGo();
    const stopScrolling = scrollUntilStill({ scroller, virtualizer }, (shown) =>
      centreOf(latestIndex.current, shown),
    );
    if (target.keepsFocus) return stopScrolling;
    const stopFocusing = focusWhenSeen(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(key)}"]`),
    );
    return () => {
      stopScrolling();
      stopFocusing();
    };
  }, [target, key, scroller, virtualizer, letGo]);
}

/** Where to scroll to, so that a row is in the middle; undefined if it is not there any more. */
function centreOf(index: number, shown: VirtualizerHandle): number | undefined {
  if (index === -1) return undefined;
  return shown.getItemOffset(index) + (shown.getItemSize(index) - shown.viewportSize) / 2;
}

/** Moves the focus to a row, which cannot have it before it has been measured and is seen; gives a way to stop. */
function focusWhenSeen(find: () => HTMLElement | null | undefined): () => void {
  let frame = requestAnimationFrame(function again() {
    const row = find();
    row?.focus({ preventScroll: true });
    if (!row || document.activeElement !== row) frame = requestAnimationFrame(again);
  });
  return () => cancelAnimationFrame(frame);
}
