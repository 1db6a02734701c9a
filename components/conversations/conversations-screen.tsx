import { Archive, ArrowLeft, Database, MessagesSquare, SquarePen } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import type { Shelf } from '@/lib/core/conversation-list';
import { useApp } from '../app-context';
import { Searchable } from '../search/searchable';
import { IconButton } from '../ui/icon-button';
import { NoticeBar } from '../ui/notice-bar';
import { ScreenTitle } from '../ui/screen-title';
import { useWords } from '../words';
import { ConversationList, type ConversationListHandle } from './conversation-list';
import { useList } from './use-list';

/** All conversations: a screen of its own, or beside the chat where there is room. */
export function ConversationsScreen({ isBeside }: { isBeside: boolean }) {
  const [shelf, setShelf] = useState<Shelf>('listed');
  const list = useList(shelf);
  const handle = useRef<ConversationListHandle>(null);
  const archivedCount = list?.archivedCount ?? 0;
  const archive = shelf === 'listed' && archivedCount > 0 && (
    <ArchiveButton count={archivedCount} onClick={() => setShelf('archived')} />
  );
  return (
    <>
      {shelf === 'archived' ? (
        <ArchiveHeader onBack={() => setShelf('listed')} />
      ) : (
        <ListHeader isBeside={isBeside} list={handle} />
      )}
      <Searchable>
        {list ? (
          <ConversationList key={shelf} shelf={shelf} list={list} handle={handle} footer={archive} />
        ) : (
          <div className="flex-1" />
        )}
      </Searchable>
      {!isBeside && <NoticeBar />}
    </>
  );
}

const headerLook = '@container flex h-12 shrink-0 items-center gap-1 border-b border-line px-2';

interface ListHeaderProps {
  isBeside: boolean;
  list: RefObject<ConversationListHandle | null>;
}

function ListHeader({ isBeside, list }: ListHeaderProps) {
  const app = useApp();
  const words = useWords();
  if (isBeside) {
    return (
      <header className={headerLook}>
        <button
          type="button"
          className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-medium px-2 text-start font-semibold"
          onClick={() => list.current?.focus()}
        >
          <MessagesSquare aria-hidden className="size-4 text-muted" strokeWidth={1.75} />
          {words.conversations.title}
        </button>
        <DataButton />
      </header>
    );
  }
  return (
    <header className={headerLook}>
      <IconButton
        icon={ArrowLeft}
        label={words.common.back}
        className="rtl:-scale-x-100"
        onClick={() => app.show('chat')}
      />
      <ScreenTitle>{words.conversations.title}</ScreenTitle>
      <DataButton />
      <IconButton
        icon={SquarePen}
        label={words.conversations.newConversation}
        onClick={() => void app.newConversation()}
      />
    </header>
  );
}

function DataButton() {
  const app = useApp();
  return (
    <IconButton
      icon={Database}
      label={useWords().data.title}
      // Where text is large the heading needs the room; the settings lead there, too.
      className="@max-[13rem]:hidden"
      onClick={() => app.show('data')}
    />
  );
}

function ArchiveHeader({ onBack }: { onBack: () => void }) {
  const words = useWords();
  return (
    <header className={headerLook}>
      <IconButton icon={ArrowLeft} label={words.common.back} className="rtl:-scale-x-100" onClick={onBack} />
      <ScreenTitle>{words.conversations.archiveTitle}</ScreenTitle>
    </header>
  );
}

function ArchiveButton({ count, onClick }: { count: number; onClick: () => void }) {
  const words = useWords().conversations;
  return (
    <div className="shrink-0 border-t border-line p-2">
      <button
        type="button"
        className="flex min-h-9 w-full items-center gap-2 rounded-medium px-2 text-start text-small text-muted transition-colors duration-100 hover:bg-raised hover:text-ink"
        onClick={onClick}
      >
        <Archive aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
        {words.archived(count)}
      </button>
    </div>
  );
}
