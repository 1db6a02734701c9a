import { ArrowDown } from 'lucide-react';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { EarlierVersions } from '@/lib/app/app';
import type { Block } from '@/lib/core/content';
import type { ActiveSummary, OpenConversation } from '@/lib/core/summary/summary';
import { useApp, useAppState, useWatched } from '../app-context';
import { NotSentLine } from '../context/not-sent-line';
import { useSentPart } from '../context/plan-provider';
import { later } from '../later';
import { useWords } from '../words';
import { EarlierVersionsContext } from './earlier-mark';
import { FinishedReplies } from './finished-replies';
import { LetGo } from './let-go';
import { type ListRow, listed, rowsOf, rowWith } from './list-rows';
import { MessageRow, RowSpace } from './message-row';
import { useCopyAll } from './use-copy-all';
import { useFocusWhenLost } from './use-focus-when-lost';
import { useReadingPlace } from './use-reading-place';
import { useShownRows } from './use-shown-rows';
import { useStickToBottom } from './use-stick-to-bottom';
import { useLeadTo, useTarget } from './use-target';
import { useUnfolding } from './use-unfolding';
import { WindowedRows } from './windowed-rows';

const FindBar = later(async () => (await import('../find/find-bar')).FindBar);
const SummaryCard = later(async () => (await import('../summary/summary-card')).SummaryCard);

interface MessageListProps {
  opened: OpenConversation;
  /** The summary that stands for the oldest messages in what is sent; undefined for none. */
  active: ActiveSummary | undefined;
  onOpenContext: () => void;
  onSummarize: () => void;
}

const noVersions: EarlierVersions = new Map();
const noJournal: ReadonlyMap<string, readonly Block[]> = new Map();

/** The messages of the branch that is shown, oldest first; stays at the newest until the reader scrolls up. */
export function MessageList({ opened, active, onOpenContext, onSummarize }: MessageListProps) {
  const app = useApp();
  const words = useWords();
  const { conversation, branch, siblings } = opened;
  const { id } = conversation;
  const journal = useWatched(app.watchJournal, id)?.value ?? noJournal;
  const earlier = useWatched(app.watchEarlierVersions, id)?.value ?? noVersions;
  const sentPart = useSentPart();
  const target = useTarget(id);
  const [place] = useState(() => (target ? undefined : app.store.getState().readingPlaces[id]));
  const [hasOriginals, setHasOriginals] = useUnfolding(opened, active, target, place);
  const whole = useMemo(() => listed(branch, active, sentPart), [branch, active, sentPart]);
  const rows = useMemo(
    () => rowsOf({ whole, siblings, active, hasOriginals, sentPart }),
    [whole, siblings, active, hasOriginals, sentPart],
  );
  const shown = useShownRows(rows, place !== undefined || target !== undefined);
  const virtualizer = useRef<VirtualizerHandle>(null);
  const isAskedFor = useAppState(({ askedFor }) => askedFor !== null && askedFor === branch.at(-1)?.id);
  const { scroller, isAtBottom, isHeld, scrollToBottom, letGo, onResize } = useStickToBottom(
    branch.at(-1)?.seq ?? 0,
    conversation.nextSeq - 1,
    place === undefined && target === undefined,
    isAskedFor,
  );
  const stay = useCallback(() => {
    letGo();
    // When rows before others have gone, virtua keeps the distance from the end until the list has been scrolled.
    if (scroller.current) virtualizer.current?.scrollTo(scroller.current.scrollTop);
  }, [letGo, scroller]);
  useReadingPlace({
    conversationId: id,
    scroller,
    virtualizer,
    rows: shown.rows,
    hasOriginals,
    isHeld,
    place,
  });
  useLeadTo(target, { scroller, virtualizer, rows: shown.rows, letGo });
  useFocusWhenLost(scroller, active?.coveredCount ?? 0);
  useCopyAll(scroller, whole);
  const focusedKey = useFocusedRow(scroller);
  const editedId = useAppState((state) => state.editing?.messageId);
  const targetKey = useMemo(() => target && rows[rowWith(rows, target.messageId)]?.key, [target, rows]);
  const keptKeys = useMemo(() => [focusedKey, targetKey, editedId], [focusedKey, targetKey, editedId]);

  const find = useAppState((state) => (state.find?.conversationId === id ? state.find : null));

  const lastId = branch.at(-1)?.id;
  const notSent = sentPart && (
    <NotSentLine count={sentPart.trimmedCount} onOpen={onOpenContext} onSummarize={onSummarize} />
  );
  const originalName = (row: ListRow) =>
    row.kind === 'message' && row.original !== undefined
      ? words.chat.original(row.original, active?.coveredCount ?? 0)
      : undefined;
  const drawn = (row: ListRow, index: number) => (
    <RowSpace key={row.key} isFirst={index === 0} originalName={originalName(row)}>
      {row.kind === 'summary' && active && (
        <SummaryCard
          key={active.summary.upToId}
          active={active}
          opened={opened}
          hasOriginals={hasOriginals}
          onOriginals={setHasOriginals}
          onResize={stay}
        />
      )}
      {row.kind === 'message' && (
        <>
          {row.isFirstSent && notSent && <div className="pb-5">{notSent}</div>}
          <MessageRow
            rowKey={row.key}
            message={row.message}
            earlier={row.earlier}
            elsewhere={journal.get(row.message.id)}
            isLast={row.message.id === lastId}
            siblings={siblings.get(row.message.id)}
            isMarked={row.key === targetKey && !target?.keepsFocus}
          />
        </>
      )}
      {row.kind === 'not-sent' && notSent}
    </RowSpace>
  );
  return (
    <LetGo value={letGo}>
      {find && <FindBar request={find} whole={whole} journal={journal} list={scroller} />}
      <div className="relative flex min-h-0 flex-1 flex-col">
        <div
          ref={scroller}
          tabIndex={-1}
          className="min-h-0 flex-1 scroll-pb-10 overflow-y-auto outline-none [overflow-anchor:none]"
        >
          <EarlierVersionsContext value={earlier}>
            <WindowedRows
              ref={virtualizer}
              rows={shown.rows}
              isShifted={shown.isShifted}
              keptKeys={keptKeys}
              onResize={onResize}
            >
              {drawn}
            </WindowedRows>
          </EarlierVersionsContext>
        </div>
        {!isAtBottom && <NewestButton onClick={scrollToBottom} />}
      </div>
      <FinishedReplies last={branch.at(-1)} />
    </LetGo>
  );
}

/** The key of the row that has the focus, or had it last. */
function useFocusedRow(list: RefObject<HTMLElement | null>): string | undefined {
  const [focusedKey, setFocusedKey] = useState<string>();
  useEffect(() => {
    const box = list.current;
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element)
        setFocusedKey(target.closest<HTMLElement>('[data-message]')?.dataset.message);
    };
    box?.addEventListener('focusin', onFocus);
    return () => box?.removeEventListener('focusin', onFocus);
  }, [list]);
  return focusedKey;
}

/**
 * Over the list, so that it takes no room from it where that is short. There is more below as long as it is shown, so
 * whatever it lies over can be scrolled from under it, and what gets the focus is.
 */
function NewestButton({ onClick }: { onClick: () => void }) {
  const { chat } = useWords();
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-1.5 flex justify-center">
      <button
        type="button"
        aria-label={chat.toNewest}
        title={chat.toNewest}
        onClick={onClick}
        className="pointer-events-auto flex size-8 animate-appear items-center justify-center rounded-full border border-line bg-surface text-muted shadow-raised hover:text-ink"
      >
        <ArrowDown aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
    </div>
  );
}
