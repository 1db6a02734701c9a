import { readQuery } from '@/lib/core/search/search-query';
import type { SearchResults } from '@/lib/core/search/search-results';
import { type Corpus, type CorpusEdges, openCorpus } from './corpus';
import { describe } from './describe';
import { type Breathe, readToTheEnd, type Scan, SupersededError, scan } from './scan';

/** What is looked for, and how much of it is to be shown. */
export interface SearchRequest {
  typed: string;
  /** Milliseconds since 1970. */
  now: number;
  /** How many conversations are shown at most. */
  conversations: number;
  /** The conversations of which more messages are shown than the best few: a hundred for each time that one is named. */
  expandedIds: readonly string[];
}

/**
 * What a search says: how far the first reading of all messages is, or what was found, with the number of the last change
 * that it knew of.
 */
export type SearchAnswer = { share: number } | { results: SearchResults; upTo: number };

export interface SessionEdges extends CorpusEdges {
  /** Milliseconds from any start. */
  elapsed(): number;
  /** Lets events come in. */
  pause(): Promise<void>;
  /** Resolves after a time in which a next letter would have come. */
  rest(): Promise<void>;
}

/** One reader of the database, for many searches one after the other. */
export interface SearchSession {
  /**
   * Answers once or several times, the last time with complete results. Ends what was begun before, which says no more.
   * @returns whether it came to its end
   */
  search(request: SearchRequest, onAnswer: (answer: SearchAnswer) => void): Promise<boolean>;
  /**
   * Reads everything that a search may need, checks it against the database and repairs it. Gives way to a search.
   * @returns whether it came to its end
   */
  maintain(): Promise<boolean>;
}

/** Milliseconds: how long others wait at most. */
const slice = 12;

/** A search begins anew when something has changed meanwhile; this many times, then what it found is shown. */
const mostTries = 3;

/** How many chunks are compared with some of their messages each time. */
const comparedChunks = 5;

export function createSearchSession(edges: SessionEdges): SearchSession {
  let opening: Promise<Corpus> | undefined;
  let reportProgress: (share: number) => void = () => {};
  let last: Scan | undefined;
  let latest = 0;
  /** It has been compared with the database. */
  let checked: Corpus | undefined;

  function open(): Promise<Corpus> {
    opening ??= openCorpus(edges, (share) => reportProgress(share));
    return opening;
  }

  /** @returns whether the work came to its end */
  async function settled(work: Promise<void>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      if (error instanceof SupersededError) return false;
      // Nothing is sure any more: the next search opens everything anew.
      opening = undefined;
      throw error;
    }
  }

  /** The right to work until something newer begins. */
  function begin(): Breathe {
    latest += 1;
    const own = latest;
    let since = edges.elapsed();
    return async () => {
      if (edges.elapsed() - since >= slice) {
        await edges.pause();
        since = edges.elapsed();
      }
      if (own !== latest) throw new SupersededError();
    };
  }

  /** What is known is searched while the database says what is new, which is nothing most of the time. */
  async function find(corpus: Corpus, request: SearchRequest, breathe: Breathe): Promise<Scan> {
    const query = readQuery(request.typed);
    const refreshed = corpus.refresh();
    // When the search is ended meanwhile, nobody waits for it.
    refreshed.catch(() => {});
    for (let tries = 1; ; tries += 1) {
      const result = await scan(corpus, query, request.now, last, breathe);
      await refreshed;
      if (tries === mostTries || corpus.stamp === result.stamp) return result;
    }
  }

  async function search(request: SearchRequest, onAnswer: (answer: SearchAnswer) => void): Promise<void> {
    const breathe = begin();
    reportProgress = (share) => onAnswer({ share });
    const corpus = await open();
    await breathe();
    const result = await find(corpus, request, breathe);
    last = result;
    const { upTo } = corpus;
    const answer = async (isComplete: boolean, found = result.found) => {
      const { database } = edges;
      const { now, conversations, expandedIds } = request;
      const shown = { now, extent: { conversations, expandedIds } };
      const results = await describe(database, corpus.conversations, result.query, found, shown);
      await breathe();
      onAnswer({ results: { ...results, isComplete }, upTo });
    };
    await answer(result.unread.size === 0);
    if (result.unread.size > 0) {
      const more = await readToTheEnd(edges.database, result, request.now, breathe);
      await answer(true, [...result.found, ...more]);
    }
    await breathe();
  }

  async function maintain(): Promise<void> {
    const breathe = begin();
    const corpus = await open();
    for await (const part of corpus.parts()) {
      part.prepare();
      await breathe();
    }
    await edges.rest();
    await breathe();
    if (checked !== corpus) {
      const isWhole = await corpus.isWhole();
      // Else it is checked the next time.
      if (isWhole !== undefined) {
        if (!isWhole || !(await corpus.isTrue(comparedChunks, breathe))) await corpus.refill();
        checked = corpus;
      }
    }
    await corpus.absorb();
  }

  return {
    search: (request, onAnswer) => settled(search(request, onAnswer)),
    maintain: () => settled(maintain()),
  };
}
