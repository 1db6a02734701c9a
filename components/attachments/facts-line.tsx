import { Fragment } from 'react';

/** Short facts about an attachment, one after another; a line is broken between them only. */
export function FactsLine({ facts }: { facts: readonly string[] }) {
  return (
    <span className="text-tiny text-muted tabular-nums">
      {facts.map((fact, index) => (
        <Fragment key={fact}>
          {index > 0 && ' · '}
          <span className="inline-block max-w-full truncate align-bottom">{fact}</span>
        </Fragment>
      ))}
    </span>
  );
}
