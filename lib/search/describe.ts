import type { Message } from '@/lib/core/conversation';
import { scoreOf } from '@/lib/core/search/score';
import { searchableText } from '@/lib/core/search/search-entry';
import type { SearchQuery } from '@/lib/core/search/search-query';
import {
  type ConversationHits,
  compareFound,
  type Found,
  type FoundGroup,
  groupFound,
  type MessageHit,
  type SearchResults,
  withRecency,
} from '@/lib/core/search/search-results';
import { shownWords } from '@/lib/core/search/shown-words';
import { hitsIn, type Snippet, snippetOf } from '@/lib/core/search/snippet';
import type { AsideDatabase } from '@/lib/storage/database';
import type { SearchedConversation } from '@/lib/storage/search-news';
import type { FoundMessage } from './scan';

/** How much of what was found is shown. */
export interface Extent {
  conversations: number;
  /** The conversations of which more messages are shown than the best few: a hundred for each time that one is named. */
  expandedIds: readonly string[];
}

const fewMessages = 3;
const manyMessages = 100;

type Conversations = ReadonlyMap<string, SearchedConversation>;

/** What was found as it is shown: grouped, in order, the best with their text around the hits. */
export async function describe(
  database: AsideDatabase,
  conversations: Conversations,
  query: SearchQuery,
  found: readonly FoundMessage[],
  { now, extent }: { now: number; extent: Extent },
): Promise<Omit<SearchResults, 'isComplete'>> {
  const groups = groupFound(findTitles(conversations, query, now), found);
  const shown = groups.slice(0, extent.conversations).map((group) => ({
    ...group,
    messages: group.messages.toSorted(compareFound).slice(0, mostMessages(extent, group.conversationId)),
    messageCount: group.messages.length,
  }));
  const hits = await readHits(
    database,
    query,
    shown.flatMap(({ messages }) => messages),
  );
  return {
    conversations: shown.flatMap((group) => toHits(conversations, query, group, hits)),
    conversationCount: groups.length,
    messageCount: found.length,
  };
}

function mostMessages({ expandedIds }: Extent, conversationId: string): number {
  const times = expandedIds.filter((id) => id === conversationId).length;
  return times === 0 ? fewMessages : times * manyMessages;
}

function findTitles(conversations: Conversations, { terms }: SearchQuery, now: number): Found[] {
  return [...conversations.values()].flatMap(({ id, foldedTitle, updatedAt, isDeleted }) => {
    const score = isDeleted ? 0 : scoreOf(foldedTitle, terms);
    if (score === 0) return [];
    return { conversationId: id, at: updatedAt, score: withRecency(score, updatedAt, now) };
  });
}

/** The database is asked once more: what is shown is what it says now, not what was kept of it. */
async function readHits(
  database: AsideDatabase,
  { terms }: SearchQuery,
  found: readonly FoundMessage[],
): Promise<Map<string, MessageHit>> {
  const messages = await database.messages.bulkGet(found.map(({ entry }) => entry.messageId));
  const hits = new Map<string, MessageHit>();
  for (const message of messages) {
    const snippet = message && readSnippet(message, terms);
    if (!message || !snippet) continue;
    const { id, role, createdAt } = message;
    hits.set(id, { messageId: id, role, createdAt, snippet });
  }
  return hits;
}

/** As a reader sees the text; where only its marks answer, such as the address of a link, as it was written. */
function readSnippet(message: Message, terms: readonly string[]): Snippet | undefined {
  const text = searchableText(message);
  const shown = message.role === 'assistant' ? shownWords(text) : text;
  return snippetOf(shown, terms) ?? snippetOf(text, terms);
}

function toHits(
  conversations: Conversations,
  { terms }: SearchQuery,
  { conversationId, hasTitle, messages, messageCount }: FoundGroup<FoundMessage> & { messageCount: number },
  hits: ReadonlyMap<string, MessageHit>,
): ConversationHits[] {
  const conversation = conversations.get(conversationId);
  if (!conversation) return [];
  const { title, isArchived } = conversation;
  return [
    {
      conversationId,
      title,
      titleHits: hasTitle ? hitsIn(title, terms) : [],
      isArchived,
      messages: messages.flatMap(({ entry }) => hits.get(entry.messageId) ?? []),
      messageCount,
    },
  ];
}
