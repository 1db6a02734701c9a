import type { HitPlace } from '@/lib/core/search/hit-places';
import { rangesIn } from './hit-ranges';

/** Marks what was found in the rows that are in the page, as they come, change and go. */
export interface HitMarks {
  /** Sets which of them is marked more strongly. */
  setCurrent: (place: HitPlace | undefined) => void;
  /** Where a place is in the page; its message, if its words cannot be told apart there; undefined if it is not. */
  find: (place: HitPlace) => Range | Element | undefined;
  end: () => void;
}

/** The names under which the style sheet knows the marks (https://www.w3.org/TR/css-highlight-api-1/). */
const all = 'found';
const current = 'found-now';

/** Without changing the page: what is marked are ranges of it. Without marks in browsers that do not know them. */
export function markHits(box: HTMLElement, sought: string): HitMarks {
  const known = new Map<Element, readonly StaticRange[]>();
  let place: HitPlace | undefined;
  let frame = 0;
  const ranges = (words: Element) => {
    const found = known.get(words) ?? rangesIn(words, sought);
    known.set(words, found);
    return found;
  };
  const inMessage = ({ messageId, index }: HitPlace) => {
    const words = box.querySelector(`[data-message="${CSS.escape(messageId)}"] [data-words]`);
    return words ? ranges(words).at(index) : undefined;
  };
  const draw = () => {
    frame = 0;
    for (const words of known.keys()) if (!words.isConnected) known.delete(words);
    show(all, Array.from(box.querySelectorAll('[data-words]')).flatMap(ranges), 0);
    const now = place && inMessage(place);
    show(current, now ? [now] : [], 1);
  };
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const words = (target instanceof Element ? target : target.parentElement)?.closest('[data-words]');
      if (words) known.delete(words);
    }
    frame ||= requestAnimationFrame(draw);
  });
  observer.observe(box, { childList: true, characterData: true, subtree: true });
  draw();
  return {
    setCurrent(next) {
      place = next;
      draw();
    },
    find(sightedPlace) {
      const found = inMessage(sightedPlace);
      const { messageId } = sightedPlace;
      return found
        ? liveRange(found)
        : (box.querySelector(`[data-message="${CSS.escape(messageId)}"]`) ?? undefined);
    },
    end() {
      observer.disconnect();
      cancelAnimationFrame(frame);
      show(all, [], 0);
      show(current, [], 0);
    },
  };
}

function show(name: string, ranges: readonly StaticRange[], priority: number): void {
  if (!('highlights' in CSS)) return;
  const highlight = new Highlight();
  highlight.priority = priority;
  for (const range of ranges) highlight.add(range);
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, highlight);
}

function liveRange({ startContainer, startOffset, endContainer, endOffset }: StaticRange): Range {
  const range = new Range();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}
