import { entryVersion, type SearchEntry } from '@/lib/core/search/search-entry';
import type { AsideDatabase } from '@/lib/storage/database';
import {
  absorbChanges,
  addSearchChunk,
  chunkSize,
  isChunkTrue,
  isFilled,
  listSearchChunks,
  readSearchChunk,
  readSearchState,
  restartSearchChunks,
} from '@/lib/storage/search-chunks';
import {
  listSearchedConversations,
  readNews,
  readNewsAndCount,
  type SearchedConversation,
  type SearchNews,
} from '@/lib/storage/search-news';
import { joinedPart, plainPart, type SearchPart, without } from './search-part';

/** What the corpus needs from outside. */
export interface CorpusEdges {
  database: AsideDatabase;
  /** Runs the work while no other window of Aside writes chunks. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Fewer changes than this are not worth writing chunks for. */
  enoughChanges: number;
  /** Changes of more messages than this are not worth following one by one: reading all anew is faster. */
  mostChanges: number;
}

/** A chunk of stored entries, read when it is first searched. */
interface Slot {
  id: number;
  part?: SearchPart;
}

/** All that can be found, as far as this worker has read it. */
export type Corpus = Awaited<ReturnType<typeof openCorpus>>;

/**
 * Opens what can be searched: chunks of stored entries and, over them, the entries of what has changed since they were
 * written. Where chunks are missing or of another version they are made first, and `onProgress` is told the share of
 * messages that are read.
 */
export async function openCorpus(
  { database, exclusively, enoughChanges, mostChanges }: CorpusEdges,
  onProgress: (share: number) => void,
) {
  await exclusively(() => fillChunks(database, onProgress));
  let slots: Slot[] = [];
  let generation = -1;
  let upTo = 0;
  /** Changes whenever something that can be found has changed. */
  let stamp = 0;
  let changed = new Map<string, SearchEntry | null>();
  let conversations = new Map<string, SearchedConversation>();
  await load();

  async function load(): Promise<void> {
    const news = await readNews(database, 0, mostChanges);
    if (news.isTooMuch || !news.state || !isFilled(news.state))
      return fillAnew(news.isTooMuch ? news.state?.generation : undefined);
    const known = new Map(slots.map((slot) => [slot.id, slot]));
    const isSame = news.state.generation === generation;
    slots = (await listSearchChunks(database)).map((id) => (isSame && known.get(id)) || { id });
    generation = news.state.generation;
    changed = new Map(news.entries);
    conversations = await listSearchedConversations(database);
    upTo = news.upTo;
    stamp += 1;
  }

  /** Another window may have done it meanwhile: only chunks that are still of the `bad` generation are thrown away. */
  async function fillAnew(bad: number | undefined): Promise<void> {
    await exclusively(async () => {
      const state = await readSearchState(database);
      if (bad !== undefined && state?.generation === bad) await restartSearchChunks(database);
      await fillChunks(database, onProgress);
    });
    await load();
  }

  async function take(news: SearchNews): Promise<void> {
    if (news.isTooMuch || news.state?.generation !== generation) return load();
    // What was read before something newer came is taken in with it.
    if (news.upTo <= upTo) return;
    for (const [id, entry] of news.entries) changed.set(id, entry);
    for (const [id, conversation] of news.conversations) {
      if (conversation) conversations.set(id, conversation);
      else conversations.delete(id);
    }
    upTo = news.upTo;
    stamp += 1;
  }

  async function partOf(slot: Slot): Promise<SearchPart> {
    slot.part ??= joinedPart(await readSearchChunk(database, slot.id));
    return slot.part;
  }

  return {
    get stamp() {
      return stamp;
    },
    /** The number of the last change that is taken in. */
    get upTo() {
      return upTo;
    },
    get conversations(): ReadonlyMap<string, SearchedConversation> {
      return conversations;
    },

    /** Takes in what is new in the database; a new `stamp` says that there was something. */
    refresh: async () => take(await readNews(database, upTo, mostChanges)),

    /** All entries in parts, the newest chunks first; each message once. */
    async *parts(): AsyncGenerator<SearchPart> {
      yield plainPart([...changed.values()].filter((entry) => entry !== null));
      for (const slot of slots.toReversed()) {
        const part = await partOf(slot);
        yield changed.size === 0 ? part : without(part, changed);
      }
    },

    /**
     * Whether there is exactly one entry for each stored message. Everything must have been read; undefined if chunks
     * have just been written, which are to be read first.
     */
    async isWhole(): Promise<boolean | undefined> {
      const { news, messageCount } = await readNewsAndCount(database, upTo, mostChanges);
      const before = generation;
      await take(news);
      if (generation !== before) return undefined;
      const ids = slots.flatMap(({ part }) => (part?.entries ?? []).map(({ messageId }) => messageId));
      const unchanged = ids.filter((id) => !changed.has(id));
      const added = [...changed.values()].filter((entry) => entry !== null);
      return new Set(unchanged).size === unchanged.length && unchanged.length + added.length === messageCount;
    },

    /** Compares parts of some chunks, taken at random, with the messages. */
    async isTrue(count: number, breathe: () => Promise<void>): Promise<boolean> {
      for (let checked = 0; checked < count; checked += 1) {
        await breathe();
        const slot = slots[Math.floor(Math.random() * slots.length)];
        if (slot && !(await isChunkTrue(database, slot.id, mostChanges))) return false;
      }
      return true;
    },

    /** Makes all chunks anew. */
    refill: () => fillAnew(generation),

    /** Writes what has changed into the chunks, if it is much; if it is very much, makes them anew. */
    async absorb(): Promise<void> {
      if (changed.size < enoughChanges) return;
      if (changed.size > mostChanges) return fillAnew(generation);
      const done = await exclusively(() => absorbChanges(database, { generation, upTo }, mostChanges));
      if (!done) return;
      generation = done.state.generation;
      slots = slots.filter(({ id }) => !done.touched.includes(id));
      await load();
    },
  };
}

async function fillChunks(database: AsideDatabase, onProgress: (share: number) => void): Promise<void> {
  let state = await readSearchState(database);
  if (isFilled(state)) return;
  if (state?.version !== entryVersion) state = await restartSearchChunks(database);
  const messageCount = await database.messages.count();
  for (let chunks = (await listSearchChunks(database)).length; state && !isFilled(state); chunks += 1) {
    onProgress(Math.min(1, (chunks * chunkSize) / Math.max(1, messageCount)));
    state = await addSearchChunk(database);
  }
}
