import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { List } from './use-list';
import { pageSize } from './use-rows';

export interface ListPosition {
  /** The page of rows that is in sight. */
  page: number;
  /** The conversation that Tab goes to. */
  activeId: string | undefined;
  /** Brings a conversation into sight and the focus to it. */
  moveTo: (id: string) => void;
  /** To be called when the list has been scrolled. */
  look: (offset: number) => void;
}

/**
 * Where the user is in the list: at first at the conversation that is shown, which is brought into sight. If the
 * conversation with the focus leaves the list, the one that takes its place gets it.
 */
export function useListPosition(
  list: List,
  shownId: string,
  virtualizer: RefObject<VirtualizerHandle | null>,
  box: RefObject<HTMLElement | null>,
): ListPosition {
  const { ids, lines, lineOf } = list;
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<{ id: string; index: number }>();
  const toFocus = useRef<string>(undefined);
  const activeId = activeOf(list, shownId, chosen);

  const look = useCallback(
    (offset: number) => {
      const first = virtualizer.current?.findItemIndex(offset) ?? 0;
      const row = lines.slice(first, first + 2).find((line) => line.kind === 'row');
      if (row?.kind === 'row') setPage(Math.floor((row.position - 1) / pageSize));
    },
    [lines, virtualizer],
  );
  const moveTo = useCallback(
    (id: string) => {
      toFocus.current = id;
      setChosen({ id, index: ids.indexOf(id) });
      virtualizer.current?.scrollToIndex(lineOf.get(id) ?? 0, { align: 'nearest' });
    },
    [ids, lineOf, virtualizer],
  );
  useEffect(() => {
    if (toFocus.current === undefined || !box.current) return;
    if (bringFocus(box.current, toFocus.current)) toFocus.current = undefined;
  });
  useFocusThatStays(box, activeId, moveTo, list);
  useShownInSight(list, shownId, virtualizer, box);
  return { page, activeId, moveTo, look };
}

/**
 * Focuses a conversation. Until it has been read, its list has the focus, so that no key is lost.
 * @returns whether nothing is left to do
 */
function bringFocus(box: HTMLElement, id: string): boolean {
  const list = box.querySelector('nav');
  const button = box.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(id)}"]`);
  (button ?? list)?.focus({ preventScroll: true });
  return button !== null;
}

function activeOf({ ids, lineOf }: List, shownId: string, chosen?: { id: string; index: number }) {
  if (chosen && lineOf.has(chosen.id)) return chosen.id;
  if (chosen) return ids[Math.min(chosen.index, ids.length - 1)];
  return lineOf.has(shownId) ? shownId : ids[0];
}

/** Brings the conversation that is shown into the middle, once, unless it is in sight anyway. */
function useShownInSight(
  { lineOf }: List,
  shownId: string,
  virtualizer: RefObject<VirtualizerHandle | null>,
  box: RefObject<HTMLElement | null>,
): void {
  const isDone = useRef(false);
  useLayoutEffect(() => {
    const line = lineOf.get(shownId);
    const handle = virtualizer.current;
    if (isDone.current || line === undefined || !handle) return;
    isDone.current = true;
    const end = handle.getItemOffset(line) + handle.getItemSize(line);
    if (end > (box.current?.clientHeight ?? 0)) handle.scrollToIndex(line, { align: 'center' });
  }, [lineOf, shownId, virtualizer, box]);
}

/** When what has the focus leaves the page together with its conversation, the list keeps the focus. */
function useFocusThatStays(
  box: RefObject<HTMLElement | null>,
  activeId: string | undefined,
  moveTo: (id: string) => void,
  list: List,
): void {
  const isInside = useRef(false);
  useEffect(() => {
    const notice = ({ target }: FocusEvent) => {
      // A menu is drawn over the list and belongs to it.
      if (!(target instanceof Element) || target.closest('[role="menu"]')) return;
      isInside.current = box.current?.contains(target) ?? false;
    };
    document.addEventListener('focusin', notice);
    return () => document.removeEventListener('focusin', notice);
  }, [box]);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isInside.current && isLost && activeId !== undefined && list.lineOf.has(activeId)) moveTo(activeId);
  }, [activeId, moveTo, list]);
}
