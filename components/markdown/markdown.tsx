import { useMemo, useState } from 'react';
import { Blocks, Group } from './blocks';
import { directionOf } from './direction';
import { FootnoteList, FootnotesProvider } from './footnote-views';
import { footnotesOf } from './footnotes';
import { groupBlocks } from './group-blocks';
import { holdBackMark } from './half-written';
import { MarkdownBoundary } from './markdown-boundary';
import { PlainText } from './plain';
import { positionKey } from './position-key';
import { advance, emptyMarkdown } from './streaming';
import type { Block, FootnoteBlock } from './tree';

interface MarkdownProps {
  text: string;
  /** Whether more text may follow; what is half-written at the end is shown as what it is going to be. */
  isStreaming: boolean;
}

/**
 * A model's text as safe elements: no HTML of its own, no pictures, and links only to the web and to mail. While
 * the text grows, only blocks that changed are drawn again.
 */
export function Markdown({ text, isStreaming }: MarkdownProps) {
  const end = endOfMarkdown(text);
  const isCut = end < text.length;
  return (
    <div className="text-body wrap-anywhere">
      <MarkdownBoundary text={text}>
        <MarkdownText text={isCut ? text.slice(0, end) : text} isStreaming={isStreaming && !isCut} />
        {isCut && <PlainText text={text.slice(end)} />}
      </MarkdownBoundary>
    </div>
  );
}

/** In characters: far more than any model writes at once. What follows is not read as Markdown. */
const longestMarkdown = 500_000;

function endOfMarkdown(text: string): number {
  if (text.length <= longestMarkdown) return text.length;
  return text.lastIndexOf('\n', longestMarkdown - 1) + 1 || longestMarkdown;
}

function MarkdownText({ text: whole, isStreaming }: MarkdownProps) {
  const text = isStreaming ? holdBackMark(whole) : whole;
  const [read] = useState(createReader);
  const { blocks, groups } = read(text, isStreaming);
  const hasNotes = text.includes('[^');
  const notes = useMemo(() => (hasNotes ? footnotesOf(blocks) : []), [hasNotes, blocks]);
  return (
    <FootnotesProvider notes={notes} isGrowing={isStreaming}>
      <div className="space-y-3">
        {groups.map((group, index) => (
          <Group key={positionKey(index)} blocks={group} isFirst={index === 0} />
        ))}
        <FootnoteList notes={notes} draw={drawNote} />
      </div>
    </FootnotesProvider>
  );
}

function drawNote(note: FootnoteBlock) {
  return (
    <div dir={directionOf(note)}>
      <Blocks blocks={note.children} />
    </div>
  );
}

interface ReadText {
  read: typeof emptyMarkdown;
  blocks: readonly Block[];
  groups: readonly (readonly Block[])[];
}

const nothingRead: ReadText = { read: emptyMarkdown, blocks: [], groups: [] };

/** Reads on from what was read before. Kept beside the state: the same text always gives the same blocks. */
function createReader(): (text: string, isGrowing: boolean) => ReadText {
  let known = nothingRead;
  return (text, isGrowing) => {
    const read = advance(known.read, text, isGrowing);
    if (read !== known.read) {
      known = { read, blocks: read.blocks, groups: groupBlocks(known.groups, read.blocks) };
    }
    return known;
  };
}
