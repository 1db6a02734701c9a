import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { ReadingPlace } from '@/lib/app/state';
import { useApp } from '../app-context';
import type { ListRow } from './list-rows';
import { scrollUntilStill } from './scroll-until-still';

interface ReadList {
  conversationId: string;
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
    const { virtualizer, rows, place } = latest.current;
    const index = place ? rows.findIndex(({ key }) => key === place.rowKey) : -1;
    const takeUp = ({ offset }: ReadingPlace) =>
      scrollUntilStill(
        () => virtualizer.current,
        (shown) => shown.scrollToIndex(index, { align: 'start', offset }),
      );
    const stop = place && index !== -1 ? takeUp(place) : undefined;
    return () => {
      stop?.();
      const { conversationId } = latest.current;
      app.keepReadingPlace(conversationId, placeIn(latest.current));
    };
  }, [app]);
}

function placeIn({ virtualizer, rows, hasOriginals, isHeld }: ReadList): ReadingPlace | undefined {
  const shown = virtualizer.current;
  if (!shown || isHeld()) return undefined;
  const index = shown.findItemIndex(shown.scrollOffset);
  const row = rows[index];
  return row && { rowKey: row.key, offset: shown.scrollOffset - shown.getItemOffset(index), hasOriginals };
}
