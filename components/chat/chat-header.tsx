import { MessagesSquare, Settings2, SquarePen } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type Conversation, titleOf } from '@/lib/core/conversation';
import { useApp, useAppState } from '../app-context';
import { ConversationMenu } from '../conversations/conversation-menu';
import { TitleField } from '../conversations/title-field';
import { IconButton } from '../ui/icon-button';
import { useIsWide } from '../ui/use-is-wide';
import { useWords } from '../words';

interface ChatHeaderProps {
  /** Undefined while it is not stored. */
  conversation: Conversation | undefined;
  onSummarize: () => void;
}

/** The bar above a conversation: its title and what can be done with it. */
export function ChatHeader({ conversation, onSummarize }: ChatHeaderProps) {
  const app = useApp();
  const isWide = useIsWide();
  const words = useWords();
  const isRenaming = useAppState(({ renaming }) => renaming !== null && renaming === conversation?.id);
  const menu = useRef<HTMLButtonElement>(null);
  const isEndedByKey = useRef(false);
  const stopRenaming = (isByKey: boolean) => {
    isEndedByKey.current = isByKey;
    app.rename(null);
  };
  useEffect(() => {
    // Not before the field is gone: one that loses the focus keeps its title, also after Escape.
    if (!isRenaming && isEndedByKey.current) menu.current?.focus();
  }, [isRenaming]);
  const title = conversation ? titleOf(conversation, words) : words.chat.newConversation;
  return (
    <header className="@container flex min-h-12 shrink-0 flex-wrap items-center gap-1 border-b border-line px-2">
      {!isWide && (
        <IconButton
          icon={MessagesSquare}
          label={words.chat.conversations}
          // Where text is large the title has a line of its own.
          className="@max-[13rem]:me-auto"
          onClick={() => app.show('conversations')}
        />
      )}
      {conversation && isRenaming ? (
        <TitleField conversation={conversation} onDone={stopRenaming} />
      ) : (
        <h1
          className="min-w-0 flex-1 truncate px-2 text-body font-semibold @max-[13rem]:order-last @max-[13rem]:basis-full @max-[13rem]:pb-2"
          dir="auto"
          title={title}
        >
          {title}
        </h1>
      )}
      <IconButton
        icon={SquarePen}
        label={words.chat.newConversation}
        onClick={() => void app.newConversation()}
      />
      <ConversationMenu
        ref={menu}
        conversation={conversation}
        onRename={() => app.rename(conversation?.id ?? null)}
        onSummarize={onSummarize}
      />
      <IconButton icon={Settings2} label={words.chat.settings} onClick={() => app.show('settings')} />
    </header>
  );
}
