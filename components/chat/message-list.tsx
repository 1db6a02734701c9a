import { ArrowDown } from 'lucide-react';
import { Fragment, type RefObject, useEffect, useRef } from 'react';
import type { Block } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import type { ActiveSummary, OpenConversation } from '@/lib/core/summary/summary';
import { useApp, useWatched } from '../app-context';
import { NotSentLine } from '../context/not-sent-line';
import { useSentPart } from '../context/plan-provider';
import { SummaryCard } from '../summary/summary-card';
import { AssistantMessage } from './assistant-message';
import { FinishedReplies } from './finished-replies';
import { useStickToBottom } from './use-stick-to-bottom';
import { UserMessage } from './user-message';

interface MessageListProps {
  opened: OpenConversation;
  /** The summary that stands for the oldest messages in what is sent; undefined for none. */
  active: ActiveSummary | undefined;
  onOpenContext: () => void;
  onSummarize: () => void;
}

const noJournal: ReadonlyMap<string, readonly Block[]> = new Map();

/** The messages of the branch that is shown, oldest first; stays at the newest until the reader scrolls up. */
export function MessageList({ opened, active, onOpenContext, onSummarize }: MessageListProps) {
  const app = useApp();
  const { conversation, branch } = opened;
  const journal = useWatched(app.watchJournal, conversation.id)?.value ?? noJournal;
  const coveredCount = active?.coveredCount ?? 0;
  const { scroller, content, isAtBottom, scrollToBottom, letGo } = useStickToBottom(
    branch.length,
    coveredCount,
  );
  useFocusWhenLost(scroller, coveredCount);
  const sentPart = useSentPart();
  const notSent = sentPart && (
    <NotSentLine count={sentPart.trimmedCount} onOpen={onOpenContext} onSummarize={onSummarize} />
  );
  const lastId = branch.at(-1)?.id;
  const listed = (message: Message) =>
    message.role === 'user' ? (
      <UserMessage message={message} />
    ) : (
      <AssistantMessage
        message={message}
        elsewhere={journal.get(message.id)}
        isLast={message.id === lastId}
      />
    );
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        tabIndex={-1}
        className="h-full overflow-y-auto outline-none [overflow-anchor:none]"
      >
        <div
          ref={content}
          role="log"
          aria-label="Messages"
          aria-live="off"
          className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-5"
        >
          {active && (
            <SummaryCard
              key={active.summary.upToId}
              active={active}
              opened={opened}
              renderMessage={listed}
              onResize={letGo}
            />
          )}
          {branch.slice(coveredCount).map((message) => (
            <Fragment key={message.id}>
              {message.id === sentPart?.firstId && notSent}
              {listed(message)}
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

/** Gives the list the focus if what had it has gone, because messages were folded into a summary or unfolded. */
function useFocusWhenLost(list: RefObject<HTMLElement | null>, foldedCount: number): void {
  const lastCount = useRef(foldedCount);
  useEffect(() => {
    const isChanged = foldedCount !== lastCount.current;
    lastCount.current = foldedCount;
    if (isChanged && document.activeElement === document.body) list.current?.focus({ preventScroll: true });
  }, [list, foldedCount]);
}
