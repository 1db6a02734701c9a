import { ArrowLeft, MessagesSquare, SquarePen } from 'lucide-react';
import { useRef } from 'react';
import { useApp, useAppState, useWatched } from '../app-context';
import { IconButton } from '../ui/icon-button';
import { NoticeBar } from '../ui/notice-bar';
import { ScreenTitle } from '../ui/screen-title';
import { ConversationItem } from './conversation-item';

/** All conversations, the most recent first: a screen of its own, or beside the chat where there is room. */
export function ConversationsScreen({ isBeside }: { isBeside: boolean }) {
  const app = useApp();
  const list = useRef<HTMLUListElement>(null);
  const shownId = useAppState((state) => state.conversationId);
  const conversations = useWatched(app.watchConversations, 'all')?.value;
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-2">
        {isBeside ? (
          <button
            type="button"
            className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-medium px-2 text-left font-semibold"
            onClick={() => list.current?.querySelector('button')?.focus()}
          >
            <MessagesSquare aria-hidden className="size-4 text-muted" strokeWidth={1.75} />
            Conversations
          </button>
        ) : (
          <>
            <IconButton icon={ArrowLeft} label="Back" onClick={() => app.show('chat')} />
            <ScreenTitle>Conversations</ScreenTitle>
            <IconButton
              icon={SquarePen}
              label="New conversation"
              onClick={() => void app.newConversation()}
            />
          </>
        )}
      </header>
      <nav aria-label="Conversations" className="min-h-0 flex-1 overflow-y-auto p-2">
        {conversations?.length === 0 && (
          <p className="px-3 py-10 text-center text-small text-muted">
            No conversations yet. What you write is kept here, in this browser.
          </p>
        )}
        <ul ref={list} className="flex flex-col gap-0.5">
          {conversations?.map((conversation) => (
            <ConversationItem
              key={conversation.id}
              conversation={conversation}
              isShown={conversation.id === shownId}
            />
          ))}
        </ul>
      </nav>
      {!isBeside && <NoticeBar />}
    </>
  );
}
