import { BookmarkPlus, Check, Pencil, Trash2 } from 'lucide-react';
import type { PromptRow } from '@/lib/app/app';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';

interface PromptItemProps {
  prompt: Pick<PromptRow, 'name' | 'text'>;
  /** Whether it is the system prompt of the conversation now. */
  isUsed: boolean;
  onUse: () => void;
  onEdit?: () => void;
  onDelete?: () => void;
  /** For an example: keeps it among the user's own. */
  onKeep?: () => void;
}

/** A prompt, how it begins, and what can be done with it. */
export function PromptItem({ prompt, isUsed, onUse, onEdit, onDelete, onKeep }: PromptItemProps) {
  const { prompts: words } = useWords();
  const { name, text } = prompt;
  return (
    <li className="flex items-center gap-0.5 rounded-medium hover:bg-raised">
      <button
        type="button"
        aria-label={words.use(name)}
        aria-current={isUsed}
        onClick={onUse}
        className="flex min-w-0 flex-1 flex-col rounded-medium px-2 py-1.5 text-start"
      >
        <span className="flex max-w-full items-center gap-1.5 text-small font-medium">
          <span className="truncate">{name}</span>
          {isUsed && <Check aria-hidden className="size-3.5 shrink-0 text-accent" strokeWidth={2.25} />}
        </span>
        <span className="line-clamp-2 max-w-full text-tiny text-muted wrap-anywhere">{text}</span>
      </button>
      {onKeep && <IconButton icon={BookmarkPlus} label={words.keepExample(name)} onClick={onKeep} />}
      {onEdit && <IconButton icon={Pencil} label={words.change(name)} onClick={onEdit} />}
      {onDelete && <IconButton icon={Trash2} label={words.remove(name)} onClick={onDelete} />}
    </li>
  );
}
