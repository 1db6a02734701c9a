import { Menu } from '@base-ui/react/menu';
import { Ellipsis, type LucideIcon, Pencil, RotateCcw, SquareArrowOutUpRight, Trash2 } from 'lucide-react';
import type { Conversation } from '@/lib/core/conversation';
import { useApp } from '../app-context';
import { IconButton } from '../ui/icon-button';

interface ConversationMenuProps {
  /** Undefined while the conversation is not stored yet: there is nothing to rename or delete then. */
  conversation: Conversation | undefined;
  onRename: () => void;
  label?: string;
}

/** What can be done with a conversation besides talking. */
export function ConversationMenu({ conversation, onRename, label = 'More' }: ConversationMenuProps) {
  const app = useApp();
  return (
    <Menu.Root>
      <Menu.Trigger render={<IconButton icon={Ellipsis} label={label} />} />
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-30">
          <Menu.Popup className="min-w-44 animate-appear rounded-medium border border-line bg-surface p-1 shadow-floating outline-none">
            {conversation && (
              <>
                <Item icon={Pencil} label="Rename" onClick={onRename} />
                <Item icon={RotateCcw} label="Start over" onClick={() => void app.startOver(conversation)} />
                <Item
                  icon={Trash2}
                  label="Delete"
                  isDangerous
                  onClick={() => void app.deleteConversation(conversation)}
                />
                <Menu.Separator className="my-1 h-px bg-line" />
              </>
            )}
            <Item
              icon={SquareArrowOutUpRight}
              label="Open in a tab"
              onClick={() => void app.openPanelInTab()}
            />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

interface ItemProps {
  icon: LucideIcon;
  label: string;
  isDangerous?: boolean;
  onClick: () => void;
}

function Item({ icon: Icon, label, isDangerous = false, onClick }: ItemProps) {
  return (
    <Menu.Item
      onClick={onClick}
      className={`flex h-8 cursor-default items-center gap-2 rounded-small px-2 text-small outline-none data-highlighted:bg-raised ${isDangerous ? 'text-danger' : ''}`}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.75} />
      {label}
    </Menu.Item>
  );
}
