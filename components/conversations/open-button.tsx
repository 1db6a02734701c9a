import type { MouseEvent } from 'react';
import type { ConversationRow } from '@/lib/core/conversation-list';
import { useApp } from '../app-context';
import { useWords } from '../words';
import { markId } from './row-mark';
import type { Selection } from './use-selection';
import { whenSaid } from './when-said';

interface OpenButtonProps {
  row: ConversationRow;
  title: string;
  isShown: boolean;
  isActive: boolean;
  selection: Selection;
  onContextMenu: () => void;
}

/**
 * The title, which opens the conversation; while some are selected, or with Ctrl, Cmd or Shift, it selects instead. A
 * long press with a finger selects, too.
 */
export function OpenButton({ row, title, isShown, isActive, selection, onContextMenu }: OpenButtonProps) {
  const app = useApp();
  const { locale } = useWords();
  const press = (event: MouseEvent) => {
    if (event.shiftKey) selection.extendTo(row.id);
    else if (event.ctrlKey || event.metaKey || selection.ids.size > 0) selection.toggle(row.id);
    else void app.openConversation(row.id);
  };
  const openMenu = (event: MouseEvent) => {
    event.preventDefault();
    const { nativeEvent } = event;
    const isFinger = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch';
    if (isFinger || selection.ids.size > 0) selection.toggle(row.id);
    else onContextMenu();
  };
  return (
    <button
      type="button"
      data-conversation={row.id}
      tabIndex={isActive ? 0 : -1}
      aria-current={isShown ? 'page' : undefined}
      aria-label={title}
      aria-describedby={markId(row)}
      title={title}
      onClick={press}
      onContextMenu={openMenu}
      className="flex min-w-0 flex-1 items-center gap-2 self-stretch rounded-medium py-1.5 ps-6 pe-2.5 text-start select-none [@media(hover:none)]:pe-9"
    >
      <span dir="auto" className="min-w-0 flex-1 truncate [text-align:match-parent]">
        {title}
      </span>
      <span
        className={`hidden shrink-0 text-tiny tabular-nums @3xs:inline [@media(hover:hover)]:group-hover:invisible [@media(hover:hover)]:group-has-focus-visible:invisible ${isShown ? 'text-muted' : 'text-faint'}`}
      >
        {whenSaid(row.updatedAt, app.now(), locale)}
      </span>
    </button>
  );
}
