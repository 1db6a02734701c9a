import { memo } from 'react';
import { useWords } from '../words';
import { directionOf } from './direction';
import { Inlines } from './inlines';
import { positionKey } from './position-key';
import { ScrollBox } from './scroll-box';
import type { Alignment, TableBlock, TableCell } from './tree';

const alignmentClasses: Record<Alignment, string> = {
  left: 'text-start',
  center: 'text-center',
  right: 'text-end',
  // As the table runs: a number has no direction of its own to start from.
  none: '[text-align:match-parent]',
};

export function TableView({ block }: { block: TableBlock }) {
  const { markdown } = useWords();
  return (
    <div dir={directionOf(block)} className="overflow-hidden rounded-medium border border-line">
      <ScrollBox name={markdown.table}>
        <table className="w-full border-collapse text-small wrap-break-word">
          <Head cells={block.header} alignments={block.alignments} />
          <tbody>
            {block.rows.map((cells, index) => (
              <Row key={positionKey(index)} cells={cells} alignments={block.alignments} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}

interface RowProps {
  cells: readonly TableCell[];
  alignments: readonly Alignment[];
}

const Head = memo(function Head({ cells, alignments }: RowProps) {
  return (
    <thead className="bg-surface">
      <tr>
        {cells.map((cell, index) => (
          <th
            key={positionKey(index)}
            scope="col"
            dir="auto"
            className={`min-w-24 px-3 py-1.5 font-semibold ${alignmentClasses[alignments[index] ?? 'none']}`}
          >
            <Inlines inlines={cell} />
          </th>
        ))}
      </tr>
    </thead>
  );
});

const Row = memo(function Row({ cells, alignments }: RowProps) {
  return (
    <tr className="border-t border-line align-top">
      {cells.map((cell, index) => (
        <td
          key={positionKey(index)}
          dir="auto"
          className={`px-3 py-1.5 ${alignmentClasses[alignments[index] ?? 'none']}`}
        >
          <Inlines inlines={cell} />
        </td>
      ))}
    </tr>
  );
});
