import { Readability } from '@mozilla/readability';
import type { DocumentReading } from '@/lib/core/attachments/page-reading';
import { toMarkdown } from './to-markdown';
import { visibleCopy } from './visible-copy';

/** In characters: about 50,000 tokens. */
const longest = 200_000;

/** In characters: with less, what was taken for the article is a remark, and the page has no article. */
const shortestArticle = 250;

/**
 * What a person can read on a page, as plain text with a little Markdown: its article if it has one, else all of it.
 * The page itself is not touched, nothing of it is run, and nothing is loaded: it works on a copy that is in no window.
 */
export function readDocument(page: Document): DocumentReading {
  if (page.contentType === 'application/pdf') return { kind: 'pdf' };
  const whole = tidy(articleOf(page) ?? toMarkdown(visibleCopy(page).body ?? page.documentElement));
  if (whole === '') return { kind: 'empty' };
  return {
    kind: 'read',
    title: tidy(page.title),
    address: page.location?.href ?? '',
    text: startOf(whole, longest),
    wholeLength: whole.length,
  };
}

/** The article in Markdown; undefined if there is none, or if reading it fails on an unusual page. */
function articleOf(page: Document): string | undefined {
  try {
    const copy = visibleCopy(page);
    const reader = new Readability<Node>(copy, { serializer: (node) => node, disableJSONLD: true });
    const article = reader.parse();
    const text = article?.content && toMarkdown(article.content);
    return text && text.length >= shortestArticle ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Characters that show nothing, in which text for the model alone could be hidden; joiners belong to scripts and stay. */
const invisible = /[\u00AD\u200B\u2060-\u2064\uFEFF\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu;

function tidy(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The first so many characters, never half of one. */
function startOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(length - 1));
  return text.slice(0, isHalf ? length - 1 : length);
}
