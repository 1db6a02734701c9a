import { useRef, useState } from 'react';
import { titleOf } from '@/lib/core/conversation';
import type { ConversationRow } from '@/lib/core/conversation-list';
import { useWords } from '../words';
import { ConversationMenu } from './conversation-menu';
import { OpenButton } from './open-button';
import { RowMark } from './row-mark';
import { TitleField } from './title-field';
import type { Selection } from './use-selection';

interface ConversationItemProps {
  row: ConversationRow;
  isShown: boolean;
  /** Whether it is the one that Tab goes to. */
  isActive: boolean;
  isArriving: boolean;
  selection: Selection;
  /** Puts the focus on a conversation of the list. */
  moveTo: (id: string) => void;
}

/** Where nothing hovers it is always there. */
const shownWithRow =
  'opacity-0 group-hover:opacity-100 group-has-focus-visible:opacity-100 aria-expanded:opacity-100 [@media(hover:none)]:opacity-100';

/** One conversation in the list: opens on a click, is selected by its mark, and has a menu. */
export function ConversationItem({
  row,
  isShown,
  isActive,
  isArriving,
  selection,
  moveTo,
}: ConversationItemProps) {
  const words = useWords();
  const [isRenaming, setIsRenaming] = useState(false);
  const menu = useRef<HTMLButtonElement>(null);
  const title = titleOf(row, words);
  const isSelecting = selection.ids.size > 0;
  const stopRenaming = (isByKey: boolean) => {
    setIsRenaming(false);
    if (isByKey) moveTo(row.id);
  };
  const background = isShown ? 'bg-accent-soft' : 'hover:bg-raised has-focus-visible:bg-raised';
  return (
    <div
      className={`group relative flex min-h-9 items-center rounded-medium transition-colors duration-100 ${background}`}
    >
      {isRenaming ? (
        <div className="flex min-w-0 flex-1 py-0.5 ps-4 pe-1">
          <TitleField conversation={row} onDone={stopRenaming} />
        </div>
      ) : (
        <OpenButton
          {...{ row, title, isShown, isActive, selection }}
          onContextMenu={() => menu.current?.click()}
        />
      )}
      {!isSelecting && !isRenaming && (
        <ConversationMenu
          ref={menu}
          conversation={row}
          label={words.conversations.moreAbout(title)}
          tabIndex={isActive ? 0 : -1}
          className={`absolute! inset-y-0 end-0.5 my-auto ${shownWithRow}`}
          onRename={() => setIsRenaming(true)}
          onSelect={() => selection.toggle(row.id)}
        />
      )}
      <RowMark {...{ row, title, isActive, isArriving, selection }} />
    </div>
  );
}
