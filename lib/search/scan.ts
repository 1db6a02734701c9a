import { fold } from '@/lib/core/search/fold';
import { scoreOf } from '@/lib/core/search/score';
import { type SearchEntry, searchableText } from '@/lib/core/search/search-entry';
import { isNarrower, type SearchQuery } from '@/lib/core/search/search-query';
import { type Found, withRecency } from '@/lib/core/search/search-results';
import type { AsideDatabase } from '@/lib/storage/database';
import type { SearchedConversation } from '@/lib/storage/search-news';
import type { Corpus } from './corpus';
import { plainPart, type SearchPart } from './search-part';

/** A message that answers. */
export interface FoundMessage extends Found {
  entry: SearchEntry;
}

/** What a pass over the entries has found. */
export interface Scan {
  query: SearchQuery;
  /** The state of the corpus that was searched. */
  stamp: number;
  found: FoundMessage[];
  /** Long messages whose beginning does not answer, without those that have been read and do not answer at all. */
  unread: Set<SearchEntry>;
}

/** A newer search has begun; this one is of no interest any more. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError';
}

/** Lets others have their turn; throws a SupersededError when the work is of no interest any more. */
export type Breathe = () => Promise<void>;

/** One by one, more entries than this take longer than all of them in their parts. */
const fewEntries = 5_000;

/** Looks through all entries, or only through what `before` found if no more than that can answer and it is little. */
export async function scan(
  corpus: Corpus,
  query: SearchQuery,
  now: number,
  before: Scan | undefined,
  breathe: Breathe,
): Promise<Scan> {
  if (query.terms.length === 0) return { query, stamp: corpus.stamp, found: [], unread: new Set() };
  const isEnough = before && before.stamp === corpus.stamp && isNarrower(query, before.query);
  const known = isEnough ? entriesOf(before) : undefined;
  const parts = known && known.length <= fewEntries ? [plainPart(known)] : corpus.parts();
  const result: Scan = { query, stamp: corpus.stamp, found: [], unread: new Set() };
  for await (const part of parts) {
    scanPart(corpus, part, now, result);
    await breathe();
  }
  return result;
}

function scanPart({ conversations }: Corpus, part: SearchPart, now: number, scan: Scan): void {
  let conversation: SearchedConversation | undefined;
  part.search(scan.query.terms, (entry, score) => {
    // Messages of a conversation come one after the other, most of them.
    if (conversation?.id !== entry.conversationId) conversation = conversations.get(entry.conversationId);
    if (!conversation || conversation.isDeleted || entry.seq < conversation.firstSeq) return;
    if (score === 0) scan.unread.add(entry);
    else scan.found.push(toFound(entry, score, now));
  });
}

/**
 * Reads the long messages of a scan to their end, and returns those that answer. The others are taken out of the scan:
 * a query that is typed on need not read them again.
 */
export async function readToTheEnd(
  database: AsideDatabase,
  scan: Scan,
  now: number,
  breathe: Breathe,
): Promise<FoundMessage[]> {
  const found: FoundMessage[] = [];
  for (const entry of scan.unread) {
    await breathe();
    const message = await database.messages.get(entry.messageId);
    const score = message ? scoreOf(fold(searchableText(message)), scan.query.terms) : 0;
    if (score > 0) found.push(toFound(entry, score, now));
    else scan.unread.delete(entry);
  }
  return found;
}

function toFound(entry: SearchEntry, score: number, now: number): FoundMessage {
  const { conversationId, createdAt } = entry;
  return { conversationId, at: createdAt, score: withRecency(score, createdAt, now), entry };
}

function entriesOf({ found, unread }: Scan): SearchEntry[] {
  return [...found.map(({ entry }) => entry), ...unread];
}
