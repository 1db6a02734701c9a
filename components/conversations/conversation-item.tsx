import { useState } from 'react';
import { type Conversation, titleOf } from '@/lib/core/conversation';
import { useApp } from '../app-context';
import { ConversationMenu } from './conversation-menu';
import { TitleField } from './title-field';
import { whenSaid } from './when-said';

interface ConversationItemProps {
  conversation: Conversation;
  isShown: boolean;
}

/** One conversation in the list: opens on a click; its menu renames and deletes it. */
export function ConversationItem({ conversation, isShown }: ConversationItemProps) {
  const app = useApp();
  const [isRenaming, setIsRenaming] = useState(false);
  const title = titleOf(conversation);
  return (
    <li
      className={`group flex items-center rounded-medium pr-1 transition-colors duration-100 ${isShown ? 'bg-accent-soft' : 'hover:bg-raised'}`}
    >
      {isRenaming ? (
        <div className="flex flex-1 p-1">
          <TitleField conversation={conversation} onDone={() => setIsRenaming(false)} />
        </div>
      ) : (
        <button
          type="button"
          aria-current={isShown ? 'page' : undefined}
          aria-label={title}
          title={title}
          onClick={() => void app.openConversation(conversation.id)}
          className="flex min-w-0 flex-1 items-baseline gap-2 rounded-medium px-3 py-2 text-left"
        >
          <span className="min-w-0 flex-1 truncate">{title}</span>
          <span className={`shrink-0 text-tiny ${isShown ? 'text-muted' : 'text-faint'}`}>
            {whenSaid(conversation.updatedAt, app.now())}
          </span>
        </button>
      )}
      <ConversationMenu
        conversation={conversation}
        onRename={() => setIsRenaming(true)}
        label={`More about ${title}`}
      />
    </li>
  );
}
