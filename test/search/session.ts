import type { SearchResults } from '@/lib/core/search/search-results';
import { systemClock } from '@/lib/platform/clock';
import { answer } from '@/lib/search/answer';
import { createMessageSearch, type MessageSearch, type SearchAnswer } from '@/lib/search/message-search';
import { createSearchSession, type SearchSession } from '@/lib/search/search-session';
import type { AsideDatabase } from '@/lib/storage/database';

/** A session without its worker: it gives way to others after every part. */
export function sessionOver(database: AsideDatabase, mostChanges = 5000): SearchSession {
  let elapsed = 0;
  return createSearchSession({
    database,
    exclusively: (work) => navigator.locks.request(`search ${database.name}`, work),
    enoughChanges: 2,
    mostChanges,
    elapsed: () => (elapsed += 20),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    rest: async () => {},
  });
}

/** A search whose worker is this thread. */
export function searchHere(database: AsideDatabase): MessageSearch {
  return createMessageSearch({
    clock: systemClock,
    createWorker({ onReply }) {
      const session = Promise.resolve(sessionOver(database));
      return {
        post: (request) => void answer(session, request, (reply) => queueMicrotask(() => onReply(reply))),
        end: () => {},
      };
    },
  });
}

/** All that a search says. */
export async function answersTo(
  session: SearchSession,
  typed: string,
  expandedIds: readonly string[] = [],
): Promise<SearchAnswer[]> {
  const answers: SearchAnswer[] = [];
  const request = { typed, now: 1_000_000, conversations: 1000, expandedIds };
  await session.search(request, (answer) => answers.push(answer));
  return answers;
}

/** What a search finds in the end. */
export async function find(
  session: SearchSession,
  typed: string,
  expandedIds: readonly string[] = [],
): Promise<SearchResults> {
  const last = (await answersTo(session, typed, expandedIds)).at(-1);
  if (!last || !('results' in last)) throw new Error('The search said nothing.');
  return last.results;
}

/** The ids of the messages that a search finds, sorted. */
export async function foundIds(session: SearchSession, typed: string): Promise<string[]> {
  const first = await find(session, typed);
  const all = first.conversations.map(({ conversationId }) => conversationId);
  const { conversations } = await find(session, typed, all);
  return conversations.flatMap(({ messages }) => messages.map(({ messageId }) => messageId)).sort();
}

/** What search has stored of messages, by their ids. */
export async function chunkTexts(database: AsideDatabase): Promise<Map<string, string>> {
  const chunks = await database.searchChunks.toArray();
  return new Map(chunks.flatMap(({ entries }) => entries.map(({ messageId, text }) => [messageId, text])));
}
