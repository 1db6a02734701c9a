import { useState } from 'react';
import { Blocks } from './blocks';
import { MarkdownBoundary } from './markdown-boundary';
import { advance, emptyMarkdown, holdBackMark } from './streaming';
import type { Block } from './tree';

interface MarkdownProps {
  text: string;
  /** Whether more text may follow; half-written marks at the end wait for their other half. */
  isStreaming: boolean;
}

/**
 * A model's text as safe elements: no HTML of its own, no pictures, and links only to the web and to mail. While
 * the text grows, only blocks that changed are drawn again.
 */
export function Markdown({ text, isStreaming }: MarkdownProps) {
  return (
    <div className="text-body wrap-anywhere">
      <MarkdownBoundary text={text}>
        <MarkdownBlocks text={isStreaming ? holdBackMark(text) : text} />
      </MarkdownBoundary>
    </div>
  );
}

function MarkdownBlocks({ text }: { text: string }) {
  return <Blocks blocks={useBlocks(text)} />;
}

/** Keeps what was read of the text so far (https://react.dev/reference/react/useState, "storing information from previous renders"). */
function useBlocks(text: string): readonly Block[] {
  const [previous, setPrevious] = useState(() => advance(emptyMarkdown, text));
  const current = advance(previous, text);
  if (current !== previous) setPrevious(current);
  return current.blocks;
}
