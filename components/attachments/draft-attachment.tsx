import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { type AttachmentBlock, nameOf } from '@/lib/core/attachments/attachment';
import { whatTakes } from '@/lib/core/attachments/what-takes';
import type { ModelChoice } from '@/lib/core/conversation';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';
import { AttachmentName } from './attachment-name';
import { draftFacts } from './facts';
import { FactsLine } from './facts-line';
import { AttachmentDialog } from './lazy-dialog';
import { Thumbnail } from './thumbnail';

interface DraftAttachmentProps {
  block: AttachmentBlock;
  model: ModelChoice;
  onRemove: () => void;
  onMoveIntoDraft: () => void;
}

/** One attachment of the next message: what it is, what it takes, a press shows it in full. */
export function DraftAttachment({ block, model, onRemove, onMoveIntoDraft }: DraftAttachmentProps) {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const name = nameOf(block);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    onRemove();
  };
  return (
    <li className="relative flex min-w-0 animate-appear items-center gap-2.5 rounded-medium p-1 hover:bg-raised/60">
      {/* The button lies over what it opens, so that a screen reader can read that as well. */}
      <button
        type="button"
        aria-label={words.attachments.open(name)}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        onKeyDown={onKeyDown}
        className="absolute inset-0 rounded-medium -outline-offset-2"
      />
      <Thumbnail block={block} />
      <div className="flex min-w-0 flex-1 flex-col">
        <span className="text-small">
          <AttachmentName name={name} />
        </span>
        <FactsLine facts={draftFacts(block, model, words)} />
        {isUnseenScan(block, model) && (
          <span className="text-tiny text-danger">{words.attachments.scan}</span>
        )}
      </div>
      <IconButton
        icon={X}
        label={words.attachments.remove(name)}
        className="relative size-7"
        onClick={onRemove}
      />
      {isOpen && (
        <AttachmentDialog
          block={block}
          onClose={() => setIsOpen(false)}
          {...(block.type === 'document' && block.mediaType === 'text/plain' && { onMoveIntoDraft })}
        />
      )}
    </li>
  );
}

/** A PDF of pictures alone, for a model that is sent only its text. */
function isUnseenScan(block: AttachmentBlock, model: ModelChoice): boolean {
  return block.type === 'document' && block.text === '' && !whatTakes(model).pdf;
}
