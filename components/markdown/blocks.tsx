import { memo } from 'react';
import { CodeView } from './code-block';
import { Inlines } from './inlines';
import { Pieces } from './plain';
import { positionKey } from './position-key';
import { TableView } from './table-block';
import type { Block, HeadingLevel, Inline, ListBlock, ListItem } from './tree';

interface BlocksProps {
  blocks: readonly Block[];
  isTight?: boolean;
}

/** Blocks one under the other, with space between them and none around them. */
export function Blocks({ blocks, isTight = false }: BlocksProps) {
  return (
    <div className={isTight ? 'space-y-1' : 'space-y-3'}>
      {blocks.map((block, index) => (
        <BlockView key={positionKey(index)} block={block} />
      ))}
    </div>
  );
}

const BlockView = memo(function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Inlines inlines={block.children} />
        </p>
      );
    case 'heading':
      return <Heading level={block.level} inlines={block.children} />;
    case 'list':
      return <List block={block} />;
    case 'quote':
      return (
        <blockquote className="border-l-2 border-line pl-3 text-muted">
          <Blocks blocks={block.children} />
        </blockquote>
      );
    case 'code':
      return <CodeView block={block} />;
    case 'table':
      return <TableView block={block} />;
    case 'rule':
      return <hr className="border-line" />;
    case 'plain':
      return <Pieces pieces={block.pieces} />;
  }
});

/** The page has its title and the conversation's above the messages, so a message's own outline starts at h3. */
const headingTags = { 1: 'h3', 2: 'h4', 3: 'h5', 4: 'h6', 5: 'h6', 6: 'h6' } as const;

function Heading({ level, inlines }: { level: HeadingLevel; inlines: readonly Inline[] }) {
  const Tag = headingTags[level];
  const size = level === 1 ? 'mt-5 text-title' : level === 2 ? 'mt-5 text-body' : 'mt-4 text-small';
  return (
    <Tag className={`${size} font-semibold first:mt-0`}>
      <Inlines inlines={inlines} />
    </Tag>
  );
}

function List({ block }: { block: ListBlock }) {
  const items = block.items.map((item, index) => (
    <Item key={positionKey(index)} item={item} isTight={block.isTight} />
  ));
  const space = block.isTight ? 'space-y-1' : 'space-y-3';
  if (block.start === null) return <ul className={`list-disc pl-5 marker:text-faint ${space}`}>{items}</ul>;
  const hasLongNumbers = block.start + block.items.length > 100;
  return (
    <ol
      start={block.start}
      className={`list-decimal marker:text-muted ${hasLongNumbers ? 'pl-10' : 'pl-6'} ${space}`}
    >
      {items}
    </ol>
  );
}

const Item = memo(function Item({ item, isTight }: { item: ListItem; isTight: boolean }) {
  return (
    <li>
      <Blocks blocks={item.children} isTight={isTight} />
    </li>
  );
});
