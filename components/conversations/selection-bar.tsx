import { Archive, ArchiveRestore, Download, Pin, PinOff, Trash2, X } from 'lucide-react';
import type { Shelf } from '@/lib/core/conversation-list';
import { useApp } from '../app-context';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';
import type { Selection } from './use-selection';

interface SelectionBarProps {
  shelf: Shelf;
  selection: Selection;
  pinned: ReadonlySet<string>;
  /** Ends the selection and leads back to the list. */
  onEnd: () => void;
}

/** What can be done with all that are selected. */
export function SelectionBar({ shelf, selection, pinned, onEnd }: SelectionBarProps) {
  const app = useApp();
  const { conversations: words, data } = useWords();
  const ids = [...selection.ids];
  const isArchive = shelf === 'archived';
  const arePinned = ids.every((id) => pinned.has(id));
  const finish = (action: Promise<void>) => {
    void action;
    selection.clear();
  };
  return (
    <div
      role="toolbar"
      aria-label={words.selection}
      className="flex shrink-0 animate-appear items-center gap-1 border-t border-line bg-surface p-2"
    >
      <IconButton icon={X} label={words.endSelection} onClick={onEnd} />
      <p aria-live="polite" className="min-w-0 flex-1 truncate px-1 text-small font-medium">
        {words.selected(ids.length)}
      </p>
      {!isArchive && (
        <IconButton
          icon={arePinned ? PinOff : Pin}
          label={arePinned ? words.menu.unpin : words.menu.pin}
          onClick={() => finish(app.pinConversations(ids, !arePinned))}
        />
      )}
      <IconButton
        icon={isArchive ? ArchiveRestore : Archive}
        label={isArchive ? words.menu.unarchive : words.menu.archive}
        onClick={() => finish(app.archiveConversations(ids, !isArchive))}
      />
      <IconButton icon={Download} label={data.export.open} onClick={() => app.showExport({ ids })} />
      <IconButton
        icon={Trash2}
        label={words.menu.delete}
        className="hover:text-danger"
        onClick={() => finish(app.deleteConversations(ids))}
      />
    </div>
  );
}
