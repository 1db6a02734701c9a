import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { MessageTarget } from '@/lib/app/state';
import { useApp, useAppState } from '../app-context';
import type { ListRow } from './list-rows';

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
  const ledTo = useRef<MessageTarget>(undefined);
  useLayoutEffect(() => {
    if (!target || ledTo.current === target) return;
    const index = rows.findIndex(({ key }) => key === target.messageId);
    if (index === -1) return;
    ledTo.current = target;
    letGo();
    virtualizer.current?.scrollToIndex(index, { align: 'center' });
    if (target.keepsFocus) return;
    const row = scroller.current?.querySelector<HTMLElement>(
      `[data-message="${CSS.escape(target.messageId)}"]`,
    );
    row?.focus({ preventScroll: true });
  }, [target, rows, scroller, virtualizer, letGo]);
}
