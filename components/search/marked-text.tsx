import { Fragment } from 'react';
import type { TextRange } from '@/lib/core/search/snippet';

interface MarkedTextProps {
  text: string;
  /** The parts to mark, in order and apart. */
  hits: readonly TextRange[];
}

/** A text with what was searched for marked in it. */
export function MarkedText({ text, hits }: MarkedTextProps) {
  return (
    <>
      {hits.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(hits[index - 1]?.end ?? 0, start)}
          <mark className="rounded-small bg-accent/20 text-ink">{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(hits.at(-1)?.end ?? 0)}
    </>
  );
}
