import { isAttachment, nameOf } from './attachments/attachment';
import type { Block } from './content';

/** In characters: longer titles are cut at a word. */
const titleLength = 60;
/** In characters: words this short say little without what is attached to them. */
const tellingLength = 30;

/**
 * A title for a conversation from its first message: the first line that says something, without its Markdown. What
 * is attached gives the title where nothing is written, and is named beside words as short as "Summarize this".
 */
export function titleFrom(content: readonly Block[]): string {
  const written = content.flatMap(({ type, text }) =>
    type === 'text' && typeof text === 'string' ? [text] : [],
  );
  const words = firstWords(written.join('\n'));
  const attached = attachedTitle(content);
  if (attached === '' || words.length > tellingLength) return shorten(words);
  return shorten(words === '' ? attached : `${words} · ${attached}`);
}

function firstWords(text: string): string {
  for (const line of text.split('\n')) {
    const words = withoutMarks(line);
    if (/[\p{L}\p{N}]/u.test(words)) return words;
  }
  // Perhaps a smile: better than nothing.
  return beginningOf(squeeze(text));
}

/** Enough of a text for a title, and little enough for the patterns below. */
function beginningOf(text: string): string {
  return text.slice(0, 2_000).replace(/[\uD800-\uDBFF]$/, '');
}

/** A line of Markdown as it reads; each step is linear in the length of the line. */
function withoutMarks(line: string): string {
  const unframed = beginningOf(squeeze(line))
    .replace(/^(?:(?:>|#{1,6}|[-*+]|\d{1,3}[.)]|\[[ xX]\]) )+/, '')
    .replace(/ #+$/, '');
  if (/^(?:```|~~~)/.test(unframed)) return '';
  return squeeze(
    unframed
      .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
      .replace(/(\*\*|__|~~|`)(?=\S)([^*_~`]+)\1/g, '$2')
      .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]+)\1(?![\p{L}\p{N}*_])/gu, '$2'),
  );
}

/** A page says more than a file, and a file more than a picture. */
const telling = ['page', 'document', 'image'] as const;

function attachedTitle(content: readonly Block[]): string {
  const attached = content.filter(isAttachment);
  const most = telling.map((type) => attached.find((block) => block.type === type)).find(Boolean);
  return most ? beginningOf(squeeze(nameOf(most))) : '';
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function shorten(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= titleLength) return text;
  const cut = characters.slice(0, titleLength).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > titleLength / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
