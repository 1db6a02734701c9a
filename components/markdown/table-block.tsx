import { memo } from 'react';
import { Inlines } from './inlines';
import { positionKey } from './position-key';
import { ScrollBox } from './scroll-box';
import type { Alignment, TableBlock, TableCell } from './tree';

const alignmentClasses: Record<Alignment, string> = {
  left: 'text-left',
  center: 'text-center',
  right: 'text-right',
  none: 'text-left',
};

export function TableView({ block }: { block: TableBlock }) {
  return (
    <div className="overflow-hidden rounded-medium border border-line">
      <ScrollBox name="Table">
        <table className="w-full border-collapse text-small wrap-break-word">
          <thead className="bg-surface">
            <tr>
              {block.header.map((cell, index) => (
                <th
                  key={positionKey(index)}
                  scope="col"
                  className={`min-w-24 px-3 py-1.5 font-semibold ${alignmentClasses[block.alignments[index] ?? 'none']}`}
                >
                  <Inlines inlines={cell} />
                </th>
              ))}
            </tr>
          </thead>
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

const Row = memo(function Row({ cells, alignments }: RowProps) {
  return (
    <tr className="border-t border-line align-top">
      {cells.map((cell, index) => (
        <td
          key={positionKey(index)}
          className={`px-3 py-1.5 ${alignmentClasses[alignments[index] ?? 'none']}`}
        >
          <Inlines inlines={cell} />
        </td>
      ))}
    </tr>
  );
});
