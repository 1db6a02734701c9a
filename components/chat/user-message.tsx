import { memo, type RefObject, useEffect, useRef } from 'react';
import { textOf } from '@/lib/core/content';
import { isContinueRequest, type Message } from '@/lib/core/conversation';
import { useAppState } from '../app-context';
import { Attached } from '../attachments/attached';
import { MessageMenu } from '../context/message-menu';
import { WishMark } from '../context/message-wishes';
import { later } from '../later';
import { useWords } from '../words';
import { EarlierMark } from './earlier-mark';
import { OtherParts } from './later-other-parts';
import { VersionPager } from './version-pager';

const MessageEditor = later(async () => (await import('./message-editor')).MessageEditor);

interface UserMessageProps {
  message: Message;
  /** The ids of all messages that can be in its place; absent if it is the only one. */
  siblings: readonly string[] | undefined;
}

/** The user's own words, as they were typed. */
export const UserMessage = memo(function UserMessage({ message, siblings }: UserMessageProps) {
  const { messages } = useWords();
  const article = useRef<HTMLElement>(null);
  const isEditing = useIsEditing(message, article);
  if (isContinueRequest(message)) return <Continued message={message} siblings={siblings} />;
  const text = textOf(message.content);
  return (
    <article
      ref={article}
      aria-label={messages.user}
      className={`group/message flex max-w-full flex-col items-end gap-1 ${isEditing ? '' : 'self-end'}`}
    >
      <Attached content={message.content} />
      {message.importedFrom && <OtherParts content={message.content} isAtEnd />}
      {isEditing ? (
        <MessageEditor message={message} />
      ) : (
        <div className="flex max-w-full items-center gap-1 [&>button]:size-7">
          {text !== '' && (
            <div
              data-words
              className="order-last min-w-0 rounded-large rounded-ee-small bg-raised px-3.5 py-2 whitespace-pre-wrap wrap-anywhere"
            >
              {/* By itself, so that the bubble keeps its corner whatever the script. */}
              <p dir="auto">{text}</p>
            </div>
          )}
          <MessageMenu message={message} isQuiet />
        </div>
      )}
      <WishMark message={message} />
      <EarlierMark message={message} />
      <VersionPager message={message} siblings={siblings} />
    </article>
  );
});

/** Where a reply was asked to go on: not the user's words, so it does not look like them. */
function Continued({ message, siblings }: UserMessageProps) {
  const { messages } = useWords();
  return (
    <article aria-label={messages.user} className="flex items-center gap-3 text-tiny text-muted">
      <span aria-hidden className="h-px flex-1 bg-line" />
      {messages.continued}
      <VersionPager message={message} siblings={siblings} />
      <span aria-hidden className="h-px flex-1 bg-line" />
    </article>
  );
}

/** Whether a message is open for other words. When it is closed, the focus goes back to its menu, or to the composer. */
function useIsEditing({ id }: Message, article: RefObject<HTMLElement | null>): boolean {
  const editing = useAppState((state) => (state.editing?.messageId === id ? state.editing : null));
  const last = useRef(editing);
  useEffect(() => {
    const isClosed = !editing && last.current && !last.current.isFromComposer;
    last.current = editing;
    if (isClosed && document.activeElement === document.body)
      article.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.focus();
  }, [article, editing]);
  return editing !== null;
}
