import { showBranchWith } from '@/lib/core/branches';
import type { SearchAnswer } from '@/lib/search/message-search';
import { watch } from '@/lib/storage/database';
import { isSearchBehind } from '@/lib/storage/search-chunks';
import { latestChange } from '@/lib/storage/search-news';
import { showMessage } from './conversations';
import type { AppContext } from './edges';
import type { MessageTarget } from './state';

export type { SearchAnswer } from '@/lib/search/message-search';

/** How many conversations a search shows at first: more than a screen of them. */
export const firstConversations = 10;

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
  app: Pick<AppContext, 'database' | 'clock' | 'messageSearch'>,
  search: Search,
  onAnswer: (answer: SearchAnswer | Error) => void,
): () => void {
  let latest = 0;
  /** The last change that what was said knows of; undefined until something is said. A failure waits for the user. */
  let known: number | undefined;
  let end = () => {};
  const ask = () => {
    known = undefined;
    end();
    end = app.messageSearch.search({ ...search, now: app.clock.now() }, (answer) => {
      onAnswer(answer);
      if (answer instanceof Error) known = Infinity;
      else if ('upTo' in answer) known = answer.upTo;
      askAgain();
    });
  };
  const askAgain = () => {
    if (known !== undefined && latest > known) ask();
  };
  // The search itself reads what is new: it need not wait until the number is known.
  const stopWatching = watch(
    () => latestChange(app.database),
    (change) => {
      latest = change;
      askAgain();
    },
  );
  ask();
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
