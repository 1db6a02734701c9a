import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isShifted, type ListRow } from './list-rows';

/** How many rows are shown at first: more than fit on a screen. */
const firstCount = 30;

/**
 * The rows to show: at first the newest ones, which are there at once however many there are, and the rest as soon
 * as those are on the screen.
 * @param isWhole whether all rows are needed from the start
 */
export function useShownRows(rows: readonly ListRow[], isWhole: boolean) {
  const [hasNewest, setHasNewest] = useState(isWhole);
  useEffect(() => {
    if (hasNewest) return;
    const frame = requestAnimationFrame(() => setHasNewest(true));
    return () => cancelAnimationFrame(frame);
  }, [hasNewest]);

  const [newest, setNewest] = useState({ of: rows, rows: rows.slice(-firstCount) });
  if (newest.of !== rows && !hasNewest) setNewest({ of: rows, rows: rows.slice(-firstCount) });
  const shown = hasNewest || isWhole ? rows : newest.rows;

  const before = useRef<readonly ListRow[]>(shown);
  const isChangedAtStart = isShifted(before.current, shown);
  useLayoutEffect(() => {
    before.current = shown;
  }, [shown]);
  return { rows: shown, isShifted: isChangedAtStart };
}
