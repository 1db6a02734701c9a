import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { type AttachmentBlock, nameOf } from '@/lib/core/attachments/attachment';
import { whatTakes } from '@/lib/core/attachments/what-takes';
import type { ModelChoice } from '@/lib/core/conversation';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';
import { AttachmentCard } from './attachment-card';
import { draftFacts } from './facts';
import { AttachmentDialog } from './lazy-dialog';

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
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    onRemove();
  };
  return (
    <li className="relative flex min-w-0 animate-appear items-center gap-2.5 rounded-medium p-1 hover:bg-raised/60">
      <AttachmentCard
        block={block}
        facts={draftFacts(block, model, words)}
        onOpen={() => setIsOpen(true)}
        onKeyDown={onKeyDown}
      >
        {isUnseenScan(block, model) && (
          <span className="text-tiny text-danger">{words.attachments.scan}</span>
        )}
      </AttachmentCard>
      <IconButton
        icon={X}
        label={words.attachments.remove(nameOf(block))}
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
