import { SearchX } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { firstConversations } from '@/lib/app/search';
import type { SearchResults as Results } from '@/lib/core/search/search-results';
import { useAppState } from '../app-context';
import { Button } from '../ui/button';
import { useWords } from '../words';
import { ConversationResult } from './conversation-result';
import { focusResult, indexOfResult, moveInResults, openFirstResult } from './result-keys';
import { useSearch } from './use-search';

const noIds: readonly string[] = [];

const first = { conversations: firstConversations, expandedIds: noIds };

interface SearchResultsProps {
  /** What was looked for when Enter asked for the first result; the answer may still be to come. */
  entered: string | undefined;
  /** The first result is open, or there is none. */
  onSettled: () => void;
}

/** What was found in all conversations, in the place of their list; follows what is typed. */
export function SearchResults(props: SearchResultsProps) {
  const typed = useAppState((state) => state.search.trim());
  const [attempt, setAttempt] = useState(1);
  return <ResultsOf key={attempt} {...props} typed={typed} onRetry={() => setAttempt(attempt + 1)} />;
}

interface ResultsOfProps extends SearchResultsProps {
  typed: string;
  onRetry: () => void;
}

function ResultsOf({ typed, onRetry, entered, onSettled }: ResultsOfProps) {
  const words = useWords().search;
  // What was unfolded belongs to what was typed.
  const [extent, setExtent] = useState({ ...first, typed });
  const { conversations, expandedIds } = extent.typed === typed ? extent : first;
  const found = useSearch({ typed, conversations, expandedIds });
  const results = found?.results;
  const lastFocused = useFocusKept(results);
  useFirstOpened(found, { typed, entered, onSettled });
  return (
    // The arrow keys move between its buttons; each of them can be reached by Tab, too.
    <section
      aria-label={words.results}
      aria-busy={found?.typed !== typed}
      className="min-h-0 flex-1 overflow-y-auto px-2 pb-4"
      onKeyDown={moveInResults}
      onFocus={({ target }) => {
        lastFocused.current = indexOfResult(target);
      }}
    >
      <p role="status" className="px-2 pt-1 pb-2 text-tiny text-muted empty:hidden">
        {statusOf(found, words)}
      </p>
      {found?.hasFailed && (
        <div className="px-2">
          <Button onClick={onRetry}>{words.tryAgain}</Button>
        </div>
      )}
      {results?.conversationCount === 0 && results.isComplete && <NothingFound typed={found?.typed ?? ''} />}
      <ul className="flex flex-col gap-3">
        {results?.conversations.map((conversation) => (
          <ConversationResult
            key={conversation.conversationId}
            found={conversation}
            typed={found?.typed ?? ''}
            onExpand={() =>
              setExtent({ typed, conversations, expandedIds: [...expandedIds, conversation.conversationId] })
            }
          />
        ))}
      </ul>
      {results && results.conversationCount > results.conversations.length && (
        <div className="flex justify-center pt-3">
          <Button onClick={() => setExtent({ typed, conversations: 3 * conversations, expandedIds })}>
            {words.moreConversations}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Gives the focus to the result in the same place if the one that had it is gone, as “3 more” is when they are there. */
function useFocusKept(results: Results | undefined): RefObject<number> {
  const lastFocused = useRef(-1);
  useEffect(() => {
    if (results && document.activeElement === document.body) focusResult(lastFocused.current);
  }, [results]);
  return lastFocused;
}

/** Opens the first result if Enter asked for it: as soon as it is one of what is typed, not of what was before. */
function useFirstOpened(
  found: ReturnType<typeof useSearch>,
  { typed, entered, onSettled }: SearchResultsProps & { typed: string },
): void {
  useEffect(() => {
    if (entered === undefined) return;
    const isAnswered = found?.typed === typed && found.share === undefined;
    const { conversationCount = 0, isComplete = true } = found?.results ?? {};
    if (entered === typed && (!isAnswered || (conversationCount === 0 && !isComplete))) return;
    onSettled();
    if (entered === typed) openFirstResult();
  }, [found, typed, entered, onSettled]);
}

type Words = ReturnType<typeof useWords>['search'];

interface Status {
  results?: Results;
  share?: number;
  hasFailed?: boolean;
}

function statusOf(found: Status | undefined, words: Words): string {
  if (found?.hasFailed) return words.failed;
  if (found?.share !== undefined) return words.reading(Math.round(100 * found.share));
  if (!found?.results) return '';
  const { messageCount, conversationCount, isComplete } = found.results;
  if (conversationCount === 0) return isComplete ? '' : words.readingOn;
  const count = words.found(messageCount, conversationCount);
  return isComplete ? count : `${count} · ${words.readingOn}`;
}

function NothingFound({ typed }: { typed: string }) {
  const words = useWords().search;
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-10 text-center">
      <SearchX aria-hidden className="size-5 text-faint" strokeWidth={1.5} />
      <p role="status" className="max-w-full font-medium wrap-anywhere" dir="auto">
        {words.none(typed)}
      </p>
      <p className="text-small text-muted">{words.whatWasSearched}</p>
    </div>
  );
}
