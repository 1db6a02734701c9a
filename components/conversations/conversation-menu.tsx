import {
  Archive,
  ArchiveRestore,
  Download,
  Ellipsis,
  FoldVertical,
  Pencil,
  Pin,
  PinOff,
  RotateCcw,
  SlidersHorizontal,
  SquareArrowOutUpRight,
  SquareCheck,
  TextSearch,
  Trash2,
} from 'lucide-react';
import type { RefObject } from 'react';
import { titleOf } from '@/lib/core/conversation';
import type { ConversationRow } from '@/lib/core/conversation-list';
import { useApp } from '../app-context';
import { MenuItem, MenuSeparator } from '../ui/menu';
import { MenuButton } from '../ui/menu-button';
import { useWords } from '../words';

interface ConversationMenuProps {
  /** Undefined while the conversation is not stored yet: there is nothing to rename or delete then. */
  conversation: ConversationRow | undefined;
  onRename: () => void;
  /** Absent where the conversation is not the one that is shown. */
  onSummarize?: () => void;
  /** Present in a list. */
  onSelect?: () => void;
  label?: string;
  className?: string;
  tabIndex?: number;
  ref?: RefObject<HTMLButtonElement | null>;
}

/** What can be done with a conversation besides talking. */
export function ConversationMenu({
  conversation,
  onRename,
  onSummarize,
  onSelect,
  label,
  ...button
}: ConversationMenuProps) {
  const app = useApp();
  const { conversations: words, prompts } = useWords();
  const actions = { onRename, ...(onSummarize && { onSummarize }), ...(onSelect && { onSelect }) };
  return (
    <MenuButton icon={Ellipsis} label={label ?? words.more} {...button}>
      {conversation && <Actions conversation={conversation} {...actions} />}
      {!onSelect && (
        <>
          {conversation && <MenuSeparator />}
          {onSummarize && (
            <MenuItem
              icon={SlidersHorizontal}
              label={prompts.thisConversation}
              onClick={() => app.showView('this-conversation')}
            />
          )}
          <MenuItem
            icon={SquareArrowOutUpRight}
            label={words.menu.openInTab}
            onClick={() => void app.openPanelInTab()}
          />
        </>
      )}
    </MenuButton>
  );
}

interface ActionsProps extends Pick<ConversationMenuProps, 'onRename' | 'onSelect' | 'onSummarize'> {
  conversation: ConversationRow;
}

function Actions({ conversation, onRename, onSelect, onSummarize }: ActionsProps) {
  const app = useApp();
  const allWords = useWords();
  const { conversations, search, data } = allWords;
  const words = conversations.menu;
  const { id, pinnedAt, archivedAt } = conversation;
  const isPinned = pinnedAt !== undefined;
  const isArchived = archivedAt !== undefined;
  return (
    <>
      <MenuItem icon={Pencil} label={words.rename} onClick={onRename} />
      {onSelect && <MenuItem icon={SquareCheck} label={words.select} onClick={onSelect} />}
      {!isArchived && (
        <MenuItem
          icon={isPinned ? PinOff : Pin}
          label={isPinned ? words.unpin : words.pin}
          onClick={() => void app.pinConversations([id], !isPinned)}
        />
      )}
      {onSummarize && <MenuItem icon={TextSearch} label={search.findHere} onClick={app.findHere} />}
      {onSummarize && <MenuItem icon={FoldVertical} label={words.summarize} onClick={onSummarize} />}
      <MenuItem icon={RotateCcw} label={words.startOver} onClick={() => void app.startOver(conversation)} />
      <MenuItem
        icon={isArchived ? ArchiveRestore : Archive}
        label={isArchived ? words.unarchive : words.archive}
        onClick={() => void app.archiveConversations([id], !isArchived)}
      />
      <MenuItem
        icon={Download}
        label={data.export.open}
        onClick={() => app.showExport({ ids: [id], title: titleOf(conversation, allWords) })}
      />
      <MenuItem
        icon={Trash2}
        label={words.delete}
        isDangerous
        onClick={() => void app.deleteConversation(conversation)}
      />
    </>
  );
}
