import { ArrowUp } from 'lucide-react';
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useId,
  useMemo,
  useRef,
} from 'react';
import { useWords } from '../words';
import type { FootnoteBlock } from './tree';

interface Footnotes {
  labels: readonly string[];
  /** Whether footnotes may still come. */
  isGrowing: boolean;
  /** Begins the ids of this message's footnotes; no other message has it. */
  prefix: string;
  /** The reference that was followed last. */
  origin: RefObject<HTMLElement | null>;
}

const FootnotesContext = createContext<Footnotes | null>(null);

interface FootnotesProviderProps {
  notes: readonly FootnoteBlock[];
  isGrowing: boolean;
  children: ReactNode;
}

/** Lets the references in a message find its footnotes. */
export function FootnotesProvider({ notes, isGrowing, children }: FootnotesProviderProps) {
  const prefix = useId();
  const origin = useRef<HTMLElement>(null);
  // Labels have no spaces. References are drawn again only when there are other footnotes.
  const key = notes.map(({ label }) => label).join(' ');
  const footnotes = useMemo(
    () => ({ labels: key === '' ? [] : key.split(' '), isGrowing, prefix, origin }),
    [key, isGrowing, prefix],
  );
  return <FootnotesContext value={footnotes}>{children}</FootnotesContext>;
}

interface FootnoteReferenceProps {
  label: string;
  source: string;
  isInLink: boolean;
}

/** The number of a footnote; for one that is not there, what was written. */
export function FootnoteReference({ label, source, isInLink }: FootnoteReferenceProps) {
  const words = useWords().markdown;
  const footnotes = useContext(FootnotesContext);
  const number = (footnotes?.labels.indexOf(label) ?? -1) + 1;
  if (footnotes === null || number === 0) {
    return footnotes?.isGrowing && /^\d{1,3}$/.test(label) ? <Raised>{label}</Raised> : source;
  }
  if (isInLink) return <Raised>{number}</Raised>;
  const id = `${footnotes.prefix}${label}`;
  const follow = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    footnotes.origin.current = event.currentTarget;
    focus(document.getElementById(id));
  };
  return (
    <Raised>
      <a
        href={`#${id}`}
        data-footnote={label}
        aria-label={words.footnote(String(number))}
        className="px-px text-accent"
        onClick={follow}
      >
        {number}
      </a>
    </Raised>
  );
}

/** Small and above the line, without making the line higher. */
function Raised({ children }: { children: ReactNode }) {
  return <sup className="text-tiny leading-none">{children}</sup>;
}

interface FootnoteListProps {
  notes: readonly FootnoteBlock[];
  draw: (note: FootnoteBlock) => ReactNode;
}

/** The footnotes below the text, each with a way back to where it was followed from, or to its first reference. */
export function FootnoteList({ notes, draw }: FootnoteListProps) {
  const words = useWords().markdown;
  const footnotes = useContext(FootnotesContext);
  const list = useRef<HTMLElement>(null);
  if (footnotes === null || notes.length === 0) return null;
  const goBack = (label: string) => {
    const references = list.current?.parentElement?.querySelectorAll<HTMLElement>('[data-footnote]') ?? [];
    const own = [...references].filter(({ dataset }) => dataset.footnote === label);
    focus(own.find((reference) => reference === footnotes.origin.current) ?? own[0]);
  };
  return (
    <section ref={list} aria-label={words.footnotes} className="border-t border-line pt-3 text-small">
      <ol className="list-decimal space-y-1.5 ps-6 marker:text-muted">
        {notes.map((note, index) => (
          <li
            key={note.label}
            id={`${footnotes.prefix}${note.label}`}
            tabIndex={-1}
            className="rounded-small"
          >
            <div className="flex items-start gap-1">
              <div className="min-w-0 flex-1">{draw(note)}</div>
              <button
                type="button"
                aria-label={words.backToText(String(index + 1))}
                title={words.backToText(String(index + 1))}
                onClick={() => goBack(note.label)}
                className="inline-flex shrink-0 items-center rounded-small p-1 text-accent hover:bg-raised"
              >
                <ArrowUp aria-hidden className="size-3" />
              </button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function focus(element: HTMLElement | null | undefined): void {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
}
