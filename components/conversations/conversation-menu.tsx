import {
  Ellipsis,
  FoldVertical,
  Pencil,
  RotateCcw,
  SlidersHorizontal,
  SquareArrowOutUpRight,
  Trash2,
} from 'lucide-react';
import type { Conversation } from '@/lib/core/conversation';
import { useApp } from '../app-context';
import { MenuItem, MenuSeparator } from '../ui/menu';
import { MenuButton } from '../ui/menu-button';
import { useWords } from '../words';

interface ConversationMenuProps {
  /** Undefined while the conversation is not stored yet: there is nothing to rename or delete then. */
  conversation: Conversation | undefined;
  onRename: () => void;
  /** Absent where the conversation is not the one that is shown. */
  onSummarize?: () => void;
  label?: string;
}

/** What can be done with a conversation besides talking. */
export function ConversationMenu({
  conversation,
  onRename,
  onSummarize,
  label = 'More',
}: ConversationMenuProps) {
  const app = useApp();
  const { prompts: words } = useWords();
  return (
    <MenuButton icon={Ellipsis} label={label}>
      {conversation && (
        <>
          <MenuItem icon={Pencil} label="Rename" onClick={onRename} />
          {onSummarize && (
            <MenuItem icon={FoldVertical} label="Summarize older turns" onClick={onSummarize} />
          )}
          <MenuItem icon={RotateCcw} label="Start over" onClick={() => void app.startOver(conversation)} />
          <MenuItem
            icon={Trash2}
            label="Delete"
            isDangerous
            onClick={() => void app.deleteConversation(conversation)}
          />
          <MenuSeparator />
        </>
      )}
      {onSummarize && (
        <MenuItem
          icon={SlidersHorizontal}
          label={words.thisConversation}
          onClick={() => app.showView('this-conversation')}
        />
      )}
      <MenuItem
        icon={SquareArrowOutUpRight}
        label="Open in a tab"
        onClick={() => void app.openPanelInTab()}
      />
    </MenuButton>
  );
}
