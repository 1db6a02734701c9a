import type { KeyboardEventHandler, ReactNode } from 'react';
import { type AttachmentBlock, nameOf } from '@/lib/core/attachments/attachment';
import { useWords } from '../words';
import { AttachmentName } from './attachment-name';
import { FactsLine } from './facts-line';
import { Thumbnail } from './thumbnail';

interface AttachmentCardProps {
  block: AttachmentBlock;
  facts: readonly string[];
  onOpen: () => void;
  onKeyDown?: KeyboardEventHandler;
  /** What is said below the facts. */
  children?: ReactNode;
}

/** What an attachment is called and what is known of it, in a box that the caller makes; a press shows it in full. */
export function AttachmentCard({ block, facts, onOpen, onKeyDown, children }: AttachmentCardProps) {
  const words = useWords();
  const name = nameOf(block);
  return (
    <>
      {/* The button lies over what it opens, so that a screen reader can read that as well. */}
      <button
        type="button"
        aria-label={words.attachments.open(name)}
        aria-haspopup="dialog"
        onClick={onOpen}
        onKeyDown={onKeyDown}
        className="absolute inset-0 rounded-medium -outline-offset-2"
      />
      <Thumbnail block={block} />
      <div className="flex min-w-0 flex-1 flex-col">
        <span className="text-small">
          <AttachmentName name={name} />
        </span>
        <FactsLine facts={facts} />
        {children}
      </div>
    </>
  );
}
