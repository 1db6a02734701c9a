import { foldWithPlaces } from '@/lib/core/search/fold';
import { startsOf } from '@/lib/core/search/hit-places';

/** What stands among the words of a message and is none of them. */
const notWords = 'button, math, sup, [hidden], [aria-hidden="true"], [data-not-words]';

/** What begins and ends a line. */
const lines =
  'p, div, section, ul, ol, li, h1, h2, h3, h4, h5, h6, pre, blockquote, table, tr, th, td, br, hr, .block';

interface ReadText {
  text: string;
  /** The nodes that it comes from, in order, with the place where each begins. */
  nodes: { node: Text; start: number }[];
}

/** The parts of an element's text that say what is looked for, in order. They do not follow later changes. */
export function rangesIn(element: Element, sought: string): StaticRange[] {
  const read: ReadText = { text: '', nodes: [] };
  readInto(read, element);
  const { folded, originalRange } = foldWithPlaces(read.text);
  return startsOf(folded, sought).flatMap((at) => {
    const { start, end } = originalRange(at, at + sought.length);
    return toRange(read, start, end) ?? [];
  });
}

function readInto(read: ReadText, element: Element): void {
  for (const child of element.childNodes) {
    if (child instanceof Text) {
      read.nodes.push({ node: child, start: read.text.length });
      read.text += child.data;
    } else if (child instanceof Element && !child.matches(notWords)) {
      const line = child.matches(lines) ? '\n' : '';
      read.text += line;
      readInto(read, child);
      read.text += line;
    }
  }
}

function toRange({ nodes }: ReadText, start: number, end: number): StaticRange | undefined {
  const first = nodes.findLast((one) => one.start <= start);
  const last = nodes.findLast((one) => one.start < end);
  if (!first || !last) return undefined;
  return new StaticRange({
    startContainer: first.node,
    startOffset: Math.min(start - first.start, first.node.length),
    endContainer: last.node,
    endOffset: Math.min(end - last.start, last.node.length),
  });
}
