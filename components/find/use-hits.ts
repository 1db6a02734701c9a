import { useEffect, useState } from 'react';
import type { Block } from '@/lib/core/content';
import { cutReplies, keyOf, type WholeMessage } from '@/lib/core/continued-reply';
import type { Message } from '@/lib/core/conversation';
import { type MessageHits, startsOf } from '@/lib/core/search/hit-places';
import { useApp } from '../app-context';
import { createTextReader } from './shown-text';

/** What was found in the messages of a branch, oldest first. */
export interface Hits {
  /** What was looked for, folded. */
  sought: string;
  messages: readonly MessageHits[];
}

interface Searched {
  whole: readonly WholeMessage[];
  /** Replies that other windows are receiving. */
  journal: ReadonlyMap<string, readonly Block[]>;
  sought: string;
}

const noHits: Hits = { sought: '', messages: [] };

/** Where the messages say what is looked for; the last answer stays until the next one is there. */
export function useHits({ whole, journal, sought }: Searched): Hits {
  const replies = useArrivingReplies();
  const [read] = useState(createTextReader);
  const [hits, setHits] = useState(noHits);
  useEffect(() => {
    let isOver = false;
    const contentOf = ({ id, status, content }: Message) =>
      status === 'streaming' ? (replies[id]?.content ?? journal.get(id) ?? content) : content;
    const textOf = (shown: WholeMessage) =>
      read(shown, [...cutReplies(shown.earlier), shown.message].map(contentOf));
    void countHits(whole, textOf, sought, () => isOver).then((messages) => {
      if (messages) setHits({ sought, messages });
    });
    return () => {
      isOver = true;
    };
  }, [whole, journal, sought, replies, read]);
  return hits;
}

/** In milliseconds: so long the page may be held up. */
const slice = 8;

/** Counts in slices, so that typing stays smooth in a conversation of any length; undefined if it is over before. */
async function countHits(
  whole: readonly WholeMessage[],
  textOf: (shown: WholeMessage) => string,
  sought: string,
  isOver: () => boolean,
): Promise<MessageHits[] | undefined> {
  const messages: MessageHits[] = [];
  let since = performance.now();
  for (const shown of whole) {
    messages.push({ messageId: keyOf(shown), count: startsOf(textOf(shown), sought).length });
    if (performance.now() - since < slice) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (isOver()) return undefined;
    since = performance.now();
  }
  return isOver() ? undefined : messages;
}

/** In milliseconds: a count that follows a reply need not be newer than that. */
const rest = 250;

/** The replies on their way, as they are now and then. */
function useArrivingReplies() {
  const { store } = useApp();
  const [replies, setReplies] = useState(() => store.getState().replies);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe((state, before) => {
      if (state.replies === before.replies || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        setReplies(store.getState().replies);
      }, rest);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  return replies;
}
