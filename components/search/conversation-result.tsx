import { Archive } from 'lucide-react';
import type { ConversationHits, MessageHit } from '@/lib/core/search/search-results';
import { useApp } from '../app-context';
import { whenSaid } from '../conversations/when-said';
import { useWords } from '../words';
import { MarkedText } from './marked-text';

interface ConversationResultProps {
  found: ConversationHits;
  /** What was searched for. */
  typed: string;
  /** Shows more of the messages that were found in it. */
  onExpand: () => void;
}

const resultLook =
  'flex w-full min-w-0 flex-col rounded-medium px-2 text-start transition-colors duration-100 hover:bg-raised focus-visible:bg-raised';

/** What was found in one conversation: its title, and the messages with the text around the hits. */
export function ConversationResult({ found, typed, onExpand }: ConversationResultProps) {
  const app = useApp();
  const words = useWords();
  const { conversationId, title, titleHits, isArchived, messages, messageCount } = found;
  const more = messageCount - messages.length;
  return (
    <li>
      <button
        type="button"
        data-result
        className={`${resultLook} py-1`}
        onClick={() => void app.openConversation(conversationId)}
      >
        <span className="flex w-full items-center gap-2">
          <span dir="auto" className="min-w-0 flex-1 truncate text-small font-semibold">
            <MarkedText text={title} hits={titleHits} />
          </span>
          {isArchived && (
            <span className="flex shrink-0 items-center gap-1 text-tiny text-muted">
              <Archive aria-hidden className="size-3" strokeWidth={1.75} />
              {words.search.archived}
            </span>
          )}
        </span>
      </button>
      {messages.length > 0 && (
        <ul className="ms-2 border-line border-s ps-1">
          {messages.map((message) => (
            <MessageResult
              key={message.messageId}
              conversationId={conversationId}
              message={message}
              typed={typed}
            />
          ))}
          {more > 0 && (
            // Another button each time: the focus goes to the first of those that it has brought.
            <li key={messages.length}>
              <button
                type="button"
                data-result
                aria-label={words.search.moreIn(more, title)}
                className={`${resultLook} py-1 text-tiny text-accent`}
                onClick={onExpand}
              >
                {words.search.more(more)}
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

interface MessageResultProps {
  conversationId: string;
  message: MessageHit;
  typed: string;
}

function MessageResult({ conversationId, message, typed }: MessageResultProps) {
  const app = useApp();
  const words = useWords();
  const { messageId, role, createdAt, snippet } = message;
  return (
    <li>
      <button
        type="button"
        data-result
        className={`${resultLook} py-1.5`}
        onClick={() => void app.openHit({ conversationId, messageId, words: typed })}
      >
        <span className="flex w-full justify-between gap-2 text-tiny text-muted">
          <span>{role === 'user' ? words.search.user : words.search.assistant}</span>
          <time dateTime={new Date(createdAt).toISOString()}>
            {whenSaid(createdAt, app.now(), words.locale)}
          </time>
        </span>
        <span dir="auto" className="line-clamp-3 text-small wrap-anywhere">
          <MarkedText text={snippet.text} hits={snippet.hits} />
        </span>
      </button>
    </li>
  );
}
