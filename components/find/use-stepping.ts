import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type HitPlace, numberOf, placeOf } from '@/lib/core/search/hit-places';
import { useApp } from '../app-context';
import { bringIntoView } from './bring-into-view';
import { type HitMarks, markHits } from './hit-marks';
import type { Hits } from './use-hits';

interface Stepping {
  conversationId: string;
  /** The box in which the messages scroll. */
  list: RefObject<HTMLElement | null>;
  hits: Hits;
  /** What is looked for, as it was typed. */
  typed: string;
  /** Has the list stay where it is while a reply grows. */
  letGo: () => void;
}

/** Where nothing is. */
const nowhere: HitPlace = { messageId: '', index: 0 };

/** Goes from hit to hit, and marks them. What is found first is the one next to where the reader is. */
export function useStepping({ conversationId, list, hits, typed, letGo }: Stepping) {
  const app = useApp();
  const [from, setFrom] = useState<HitPlace>();
  const number = numberOf(hits.messages, from ?? nowhere);
  const marks = useMarks(list, hits.sought, placeOf(hits.messages, number));
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  const leadTo = (place: HitPlace | undefined) => {
    stop.current();
    const box = list.current;
    if (!place || !box) return;
    setFrom(place);
    letGo();
    const { messageId } = place;
    if (!marks.current?.find(place)) {
      void app.showMessage({ conversationId, messageId, words: typed, keepsFocus: true });
    }
    stop.current = bringIntoView(box, () => marks.current?.find(place));
  };
  const latest = useRef({ leadTo, hits, from });
  useLayoutEffect(() => {
    latest.current = { leadTo, hits, from };
  });
  const { sought } = hits;
  useLayoutEffect(() => {
    if (sought === '') return;
    const { leadTo, hits, from } = latest.current;
    const start = from ? { ...from, index: 0 } : whereReaderIs(list.current);
    leadTo(placeOf(hits.messages, numberOf(hits.messages, start)));
  }, [sought, list]);

  return { number, step: (by: 1 | -1) => leadTo(placeOf(hits.messages, number + by)) };
}

/** Marks the hits as long as something is looked for. */
function useMarks(
  list: RefObject<HTMLElement | null>,
  sought: string,
  place: HitPlace | undefined,
): RefObject<HitMarks | undefined> {
  const marks = useRef<HitMarks>(undefined);
  const { messageId, index } = place ?? nowhere;
  useLayoutEffect(() => {
    if (!list.current || sought === '') return undefined;
    const made = markHits(list.current, sought);
    marks.current = made;
    return () => {
      made.end();
      marks.current = undefined;
    };
  }, [list, sought]);
  useLayoutEffect(() => {
    if (sought !== '') marks.current?.setCurrent({ messageId, index });
  }, [sought, messageId, index]);
  return marks;
}

/** The message at the upper edge of what is seen. */
function whereReaderIs(box: HTMLElement | null): HitPlace {
  const top = box?.getBoundingClientRect().top ?? 0;
  const rows = Array.from(box?.querySelectorAll<HTMLElement>('[data-message]') ?? []);
  const first = rows.find((row) => row.getBoundingClientRect().bottom > top);
  return { messageId: first?.dataset.message ?? '', index: 0 };
}
