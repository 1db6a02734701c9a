import { type CSSProperties, type ReactElement, type ReactNode, type Ref, useMemo } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { useWords } from '../words';
import type { ListRow } from './list-rows';

/** Up to so many rows all of them are in the page: then the browser's own search and selection see everything. */
const smallCount = 80;

/** In pixels: how much more than what is seen is in the page, above and below. */
const bufferSize = 600;

interface WindowedRowsProps {
  ref: Ref<VirtualizerHandle>;
  rows: readonly ListRow[];
  /** Whether the rows differ from the last ones only before those that stay. */
  isShifted: boolean;
  /** The keys of rows that are in the page wherever the reader is. */
  keptKeys: readonly (string | undefined)[];
  /** Called when a row has become higher or lower, before it is painted. */
  onResize: () => void;
  children: (row: ListRow, index: number) => ReactElement;
}

/** The log of messages, right in the box that scrolls. Of many rows only those near the reader are in the page. */
export function WindowedRows({ ref, rows, isShifted, keptKeys, onResize, children }: WindowedRowsProps) {
  const keepMounted = useMemo(() => {
    if (rows.length <= smallCount) return rows.map((_, index) => index);
    // The first one may be a summary, whose card has more that is open or closed than others.
    const kept = keptKeys.filter((key) => key !== undefined);
    return [0, ...kept.map((wanted) => rows.findIndex(({ key }) => key === wanted))].filter(
      (index) => index >= 0,
    );
  }, [rows, keptKeys]);
  return (
    <Virtualizer
      ref={ref}
      data={rows}
      shift={isShifted}
      bufferSize={bufferSize}
      keepMounted={keepMounted}
      as={Log}
      onResize={onResize}
    >
      {children}
    </Virtualizer>
  );
}

interface LogProps {
  ref?: Ref<HTMLDivElement>;
  style: CSSProperties;
  children: ReactNode;
}

/** What is in it can be pressed while it scrolls by itself, as it does while a reply grows. */
function Log({ ref, style, children }: LogProps) {
  const { chat } = useWords();
  return (
    <div
      ref={ref}
      role="log"
      aria-label={chat.messages}
      aria-live="off"
      style={{ ...style, pointerEvents: undefined }}
    >
      {children}
    </div>
  );
}
