import { memo } from 'react';
import { CodeView } from './code-block';
import { directionOf } from './direction';
import { Inlines } from './inlines';
import { MathsView } from './maths';
import { Pieces } from './plain';
import { positionKey } from './position-key';
import { TableView } from './table-block';
import { TaskItem } from './task-item';
import type { Block, HeadingLevel, Inline, ListBlock, ListItem } from './tree';

interface BlocksProps {
  blocks: readonly Block[];
  isTight?: boolean;
}

/** Blocks one under the other, with space between them and none around them. */
export function Blocks({ blocks, isTight = false }: BlocksProps) {
  return (
    <div className={`*:first:mt-0 ${isTight ? 'space-y-1.5' : 'space-y-3'}`}>
      {blocks.map((block, index) => (
        <BlockView key={positionKey(index)} block={block} />
      ))}
    </div>
  );
}

interface GroupProps {
  blocks: readonly Block[];
  isFirst: boolean;
}

/**
 * A run of blocks in a box of its own. As long as it is the same array, React looks at nothing in it, and the
 * browser, which goes through the boxes beside one that grows, has few to go through.
 */
export const Group = memo(function Group({ blocks, isFirst }: GroupProps) {
  return (
    <div className={`space-y-3 ${isFirst ? '*:first:mt-0' : ''}`}>
      {blocks.map((block, index) => (
        <BlockView key={positionKey(index)} block={block} />
      ))}
    </div>
  );
});

const BlockView = memo(function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir="auto">
          <Inlines inlines={block.children} />
        </p>
      );
    case 'heading':
      return <Heading level={block.level} inlines={block.children} />;
    case 'list':
      return <List block={block} />;
    case 'quote':
      return (
        <blockquote dir={directionOf(block)} className="border-s-2 border-line ps-3 text-muted">
          <Blocks blocks={block.children} />
        </blockquote>
      );
    case 'code':
      return <CodeView block={block} />;
    case 'table':
      return <TableView block={block} />;
    case 'maths':
      return <MathsView block={block} />;
    case 'rule':
      return <hr className="border-line" />;
    case 'plain':
      return <Pieces pieces={block.pieces} />;
    case 'footnote':
      // Footnotes are shown below the text.
      return null;
  }
});

/** The page has its title and the conversation's above the messages, so a message's own outline starts at h3. */
const headingTags = { 1: 'h3', 2: 'h4', 3: 'h5', 4: 'h6', 5: 'h6', 6: 'h6' } as const;

/** None is smaller than the text below it. */
const headingLooks: Partial<Record<HeadingLevel, string>> = {
  1: 'mt-6 text-heading',
  2: 'mt-5 text-title',
  3: 'mt-4',
};

function Heading({ level, inlines }: { level: HeadingLevel; inlines: readonly Inline[] }) {
  const Tag = headingTags[level];
  return (
    <Tag dir="auto" className={`${headingLooks[level] ?? 'mt-4 text-muted'} font-semibold`}>
      <Inlines inlines={inlines} />
    </Tag>
  );
}

function List({ block }: { block: ListBlock }) {
  const isTaskList = block.items.some((item) => item.isDone !== undefined);
  const items = block.items.map((item, index) => (
    <Item key={positionKey(index)} item={item} isTight={block.isTight} isInTaskList={isTaskList} />
  ));
  const direction = directionOf(block);
  if (block.start === null) {
    return (
      <ul
        dir={direction}
        className={`space-y-1.5 ${isTaskList ? 'list-none ps-0' : 'list-disc ps-5 marker:text-faint'}`}
      >
        {items}
      </ul>
    );
  }
  const hasLongNumbers = block.start + block.items.length > 100;
  return (
    <ol
      dir={direction}
      start={block.start}
      className={`list-decimal space-y-1.5 marker:text-muted ${hasLongNumbers ? 'ps-10' : 'ps-6'}`}
    >
      {items}
    </ol>
  );
}

interface ItemProps {
  item: ListItem;
  isTight: boolean;
  isInTaskList: boolean;
}

/** Items keep the same distance whether the list turns out tight or loose, so that a late blank line moves nothing. */
const Item = memo(function Item({ item, isTight, isInTaskList }: ItemProps) {
  const blocks = <Blocks blocks={item.children} isTight={isTight} />;
  if (item.isDone !== undefined) return <TaskItem isDone={item.isDone}>{blocks}</TaskItem>;
  return <li className={isInTaskList ? 'ms-5 list-disc' : undefined}>{blocks}</li>;
});
