import { Image } from 'lucide-react';
import type { ReactNode } from 'react';
import { hostOf } from './address';
import { positionKey } from './position-key';
import type { Inline } from './tree';

interface InlinesProps {
  inlines: readonly Inline[];
  /** Whether the parts are inside a link, where no other link may be. */
  isInLink?: boolean;
}

/** The words of a block. Pictures are named and linked, never loaded: loading one would tell its host that we read it. */
export function Inlines({ inlines, isInLink = false }: InlinesProps) {
  return inlines.map((inline, index) => (
    <InlinePart key={positionKey(index)} inline={inline} isInLink={isInLink} />
  ));
}

function InlinePart({ inline, isInLink }: { inline: Inline; isInLink: boolean }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code-span':
      return (
        <code className="rounded-small bg-raised px-1 py-0.5 font-mono text-small break-words">
          {inline.text}
        </code>
      );
    case 'emphasis':
      return <em>{<Inlines inlines={inline.children} isInLink={isInLink} />}</em>;
    case 'strong':
      return (
        <strong className="font-semibold">
          <Inlines inlines={inline.children} isInLink={isInLink} />
        </strong>
      );
    case 'strikethrough':
      return <del>{<Inlines inlines={inline.children} isInLink={isInLink} />}</del>;
    case 'link':
      return (
        <OutwardLink address={inline.href} className="text-accent underline underline-offset-2">
          <Inlines inlines={inline.children} isInLink />
        </OutwardLink>
      );
    case 'image':
      return <ImageChip src={inline.src} alt={inline.alt} isInLink={isInLink} />;
    case 'break':
      return <br />;
  }
}

interface OutwardLinkProps {
  address: string;
  className: string;
  children: ReactNode;
}

/** A link that says where it leads before it is followed, and tells the other side nothing of where it came from. */
function OutwardLink({ address, className, children }: OutwardLinkProps) {
  return (
    <a href={address} title={address} rel="noreferrer noopener" target="_blank" className={className}>
      {children}
    </a>
  );
}

const chipClasses =
  'inline-flex max-w-full items-baseline gap-1 rounded-small border border-line bg-surface px-1.5 text-small';

function ImageChip({ src, alt, isInLink }: { src: string; alt: string; isInLink: boolean }) {
  const content = (
    <>
      <Image aria-hidden="true" className="size-3 shrink-0 self-center text-muted" />
      <span className="min-w-0">{alt || 'Image'}</span>
      <span className="min-w-0 text-muted">{hostOf(src)}</span>
    </>
  );
  if (isInLink) return <span className={chipClasses}>{content}</span>;
  return (
    <OutwardLink address={src} className={chipClasses}>
      {content}
    </OutwardLink>
  );
}
