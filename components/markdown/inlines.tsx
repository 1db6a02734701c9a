import { memo } from 'react';
import { hostOf } from './address';
import { FootnoteReference } from './footnote-views';
import { withoutTurns } from './link-target';
import { ImageChip, TextLink } from './links';
import { Formula } from './maths';
import { positionKey } from './position-key';
import type { Inline } from './tree';

interface InlinesProps {
  inlines: readonly Inline[];
  /** Whether the parts are inside a link, where no other link may be. */
  isInLink?: boolean;
}

/** The words of a block. */
export function Inlines({ inlines, isInLink = false }: InlinesProps) {
  return inlines.map((inline, index) => (
    <InlinePart key={positionKey(index)} inline={inline} isInLink={isInLink} />
  ));
}

interface InlinePartProps {
  inline: Inline;
  isInLink: boolean;
}

const InlinePart = memo(function InlinePart({ inline, isInLink }: InlinePartProps) {
  switch (inline.kind) {
    case 'text':
      return isInLink ? withoutTurns(inline.text) : inline.text;
    case 'code-span':
      return (
        <code dir="ltr" className="rounded-small bg-raised px-1 py-0.5 font-mono text-small break-words">
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
        <TextLink address={inline.href} words={wordsOf(inline.children)}>
          <Inlines inlines={inline.children} isInLink />
        </TextLink>
      );
    case 'image':
      return <ImageChip src={inline.src} alt={inline.alt} isInLink={isInLink} />;
    case 'maths':
      return <Formula tex={inline.text} source={inline.source} isDisplayed={inline.isDisplayed} />;
    case 'footnote-reference':
      return <FootnoteReference label={inline.label} source={inline.source} isInLink={isInLink} />;
    case 'break':
      return <br />;
  }
});

/** What inlines say, without their marks; a picture says its name and its host. */
function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'image') return ` ${inline.alt} ${hostOf(inline.src)} `;
      if ('children' in inline) return wordsOf(inline.children);
      return 'text' in inline ? inline.text : '';
    })
    .join('');
}
