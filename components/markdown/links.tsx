import { Image } from 'lucide-react';
import { type FocusEvent, type ReactNode, useCallback, useId, useState } from 'react';
import { useWords } from '../words';
import { hostOf } from './address';
import { AddressHint } from './address-hint';
import { targetBeside } from './link-target';

interface OutwardLinkProps {
  address: string;
  className?: string;
  children: ReactNode;
}

/** A link that says where it leads before it is followed, and tells the other side nothing of where it came from. */
function OutwardLink({ address, className = '', children }: OutwardLinkProps) {
  const [focused, setFocused] = useState<HTMLAnchorElement | null>(null);
  const hide = useCallback(() => setFocused(null), []);
  const show = ({ currentTarget }: FocusEvent<HTMLAnchorElement>) => {
    if (currentTarget.matches(':focus-visible')) setFocused(currentTarget);
  };
  return (
    <>
      <a
        href={address}
        title={address}
        rel="noreferrer noopener"
        target="_blank"
        className={`text-accent underline underline-offset-2 ${className}`}
        onFocus={show}
        onBlur={hide}
      >
        {children}
      </a>
      {focused !== null && <AddressHint link={focused} onScroll={hide} />}
    </>
  );
}

interface TextLinkProps {
  address: string;
  /** What the link says, without its marks. */
  words: string;
  children: ReactNode;
}

/** A link among words. When these could be taken for another place, the place it leads to stands beside them. */
export function TextLink({ address, words, children }: TextLinkProps) {
  const beside = targetBeside(words, address);
  return (
    <>
      <OutwardLink address={address} className="[unicode-bidi:isolate]">
        {children}
      </OutwardLink>
      {beside !== '' && (
        <span data-not-words dir="ltr" className="[unicode-bidi:isolate] text-small text-muted">
          {' '}
          ({beside})
        </span>
      )}
    </>
  );
}

interface ImageChipProps {
  src: string;
  alt: string;
  isInLink: boolean;
}

const chip =
  'inline-flex max-w-full items-baseline gap-1 rounded-small border border-line bg-surface px-1.5 text-start text-small';

/**
 * A picture is named with its host and never loaded, because loading it would tell its host that it was read. The
 * whole address is shown before it can be opened.
 */
export function ImageChip({ src, alt, isInLink }: ImageChipProps) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  if (isInLink) {
    return (
      <span className={chip}>
        <ChipWords src={src} alt={alt} />
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
        className={`${chip} hover:bg-raised`}
      >
        <ChipWords src={src} alt={alt} />
      </button>
      {isOpen && <Address id={id} address={src} />}
    </>
  );
}

function ChipWords({ src, alt }: { src: string; alt: string }) {
  const { markdown } = useWords();
  return (
    <>
      <Image aria-hidden="true" className="size-3 shrink-0 self-center text-muted" />
      <span className="min-w-0">{alt || markdown.picture}</span>
      <span data-not-words dir="ltr" className="min-w-0 text-muted">
        {hostOf(src)}
      </span>
    </>
  );
}

function Address({ id, address }: { id: string; address: string }) {
  const { markdown } = useWords();
  return (
    <span
      data-not-words
      id={id}
      className="my-1 block rounded-medium border border-line bg-surface px-3 py-2 text-small"
    >
      <span dir="ltr" className="block max-h-40 overflow-y-auto font-mono text-tiny break-all text-muted">
        {address}
      </span>
      <OutwardLink address={address} className="mt-1 inline-block">
        {markdown.openAddress}
      </OutwardLink>
    </span>
  );
}
