import { showBranchWith } from '@/lib/core/branches';
import type { SearchAnswer } from '@/lib/search/message-search';
import { watch } from '@/lib/storage/database';
import { isSearchBehind, latestChange } from '@/lib/storage/search-chunks';
import { showMessage } from './conversations';
import type { AppContext } from './edges';
import type { MessageTarget } from './state';

export type { SearchAnswer } from '@/lib/search/message-search';

/** What is looked for in all conversations, and how much of it is shown. */
export interface Search {
  typed: string;
  /** How many conversations are shown at most. */
  conversations: number;
  /** The conversations of which more messages are shown than the best few: a hundred for each time that one is named. */
  expandedIds: readonly string[];
}

/**
 * Searches, now and whenever something has changed that can be found. A search ends the one before it.
 * @returns a function that ends it
 */
export function watchSearch(
  app: AppContext,
  search: Search,
  onAnswer: (answer: SearchAnswer | Error) => void,
): () => void {
  let end = () => {};
  const stopWatching = watch(
    () => latestChange(app.database),
    () => {
      end();
      end = app.messageSearch.search({ ...search, now: app.clock.now() }, onAnswer);
    },
  );
  return () => {
    stopWatching();
    end();
  };
}

/** Shows a found message, on its branch if that can be shown now. What was searched for stays, for who comes back. */
export async function openHit(app: AppContext, hit: MessageTarget): Promise<void> {
  const { changeShown } = await import('./branches');
  await changeShown(app, hit.conversationId, (stored) => showBranchWith(stored, hit.messageId));
  await showMessage(app, hit);
}

/** Milliseconds after the start: whoever opens the panel to write is not held up. */
const preparationDelay = 10_000;

/** Reads what a search needs, some time after the start, if that is much: after an upgrade, or many turns. */
export async function prepareSearchLater(app: AppContext): Promise<void> {
  await app.clock.sleep(preparationDelay, new AbortController().signal);
  if (await isSearchBehind(app.database)) app.messageSearch.prepare();
}
