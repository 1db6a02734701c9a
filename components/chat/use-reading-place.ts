import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { ReadingPlace } from '@/lib/app/state';
import { useApp } from '../app-context';
import type { ListRow } from './list-rows';
import { scrollUntilStill } from './scroll-until-still';

interface ReadList {
  conversationId: string;
  scroller: RefObject<HTMLElement | null>;
  virtualizer: RefObject<VirtualizerHandle | null>;
  rows: readonly ListRow[];
  hasOriginals: boolean;
  /** Whether the list is kept at its end. */
  isHeld: () => boolean;
  /** Where to begin; undefined for the end. */
  place: ReadingPlace | undefined;
}

/** Takes up reading where it ended, and keeps the place when the list goes away. */
export function useReadingPlace(list: ReadList): void {
  const app = useApp();
  const latest = useRef(list);
  useLayoutEffect(() => {
    latest.current = list;
  });
  useLayoutEffect(() => {
    const { place } = latest.current;
    const stop = place && scrollUntilStill(latest.current, (shown) => offsetOf(place, latest.current, shown));
    return () => {
      stop?.();
      const { conversationId } = latest.current;
      app.keepReadingPlace(conversationId, placeIn(latest.current));
    };
  }, [app]);
}

/** Undefined if its row is not there any more. */
function offsetOf(
  { rowKey, offset }: ReadingPlace,
  { rows }: ReadList,
  shown: VirtualizerHandle,
): number | undefined {
  const index = rows.findIndex(({ key }) => key === rowKey);
  return index === -1 ? undefined : shown.getItemOffset(index) + offset;
}

function placeIn({ virtualizer, rows, hasOriginals, isHeld }: ReadList): ReadingPlace | undefined {
  const shown = virtualizer.current;
  if (!shown || isHeld()) return undefined;
  const index = shown.findItemIndex(shown.scrollOffset);
  const row = rows[index];
  return row && { rowKey: row.key, offset: shown.scrollOffset - shown.getItemOffset(index), hasOriginals };
}
