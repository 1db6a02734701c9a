import { ArrowDown } from 'lucide-react';
import { Fragment } from 'react';
import type { Block } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { useApp, useWatched } from '../app-context';
import { NotSentLine } from '../context/not-sent-line';
import { useSentPart } from '../context/plan-provider';
import { AssistantMessage } from './assistant-message';
import { FinishedReplies } from './finished-replies';
import { useStickToBottom } from './use-stick-to-bottom';
import { UserMessage } from './user-message';

interface MessageListProps {
  conversationId: string;
  branch: readonly Message[];
  onOpenContext: () => void;
}

const noJournal: ReadonlyMap<string, readonly Block[]> = new Map();

/** The messages of the branch that is shown, oldest first; stays at the newest until the reader scrolls up. */
export function MessageList({ conversationId, branch, onOpenContext }: MessageListProps) {
  const app = useApp();
  const journal = useWatched(app.watchJournal, conversationId)?.value ?? noJournal;
  const { scroller, content, isAtBottom, scrollToBottom } = useStickToBottom(branch.length);
  const sentPart = useSentPart();
  const notSent = sentPart && <NotSentLine count={sentPart.trimmedCount} onOpen={onOpenContext} />;
  const lastId = branch.at(-1)?.id;
  return (
    <div className="relative min-h-0 flex-1">
      <div ref={scroller} className="h-full overflow-y-auto [overflow-anchor:none]">
        <div
          ref={content}
          role="log"
          aria-label="Messages"
          aria-live="off"
          className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-5"
        >
          {branch.map((message) => (
            <Fragment key={message.id}>
              {message.id === sentPart?.firstId && notSent}
              {message.role === 'user' ? (
                <UserMessage message={message} />
              ) : (
                <AssistantMessage
                  message={message}
                  elsewhere={journal.get(message.id)}
                  isLast={message.id === lastId}
                />
              )}
            </Fragment>
          ))}
          {sentPart?.firstId === null && notSent}
        </div>
      </div>
      {!isAtBottom && (
        <button
          type="button"
          aria-label="Go to the newest message"
          onClick={scrollToBottom}
          className="absolute bottom-3 left-1/2 flex size-8 -translate-x-1/2 animate-appear items-center justify-center rounded-full border border-line bg-surface text-muted shadow-raised hover:text-ink"
        >
          <ArrowDown aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      )}
      <FinishedReplies last={branch.at(-1)} />
    </div>
  );
}
