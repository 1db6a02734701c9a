import { Readability } from '@mozilla/readability';
import type { DocumentReading } from '@/lib/core/attachments/page-reading';
import { startOfPageText, tidyPageText } from '@/lib/core/attachments/page-text';
import { toMarkdown } from './to-markdown';
import { visibleCopy } from './visible-copy';

/** In characters: with less, what was taken for the article is a remark, and the page has no article. */
const shortestArticle = 250;

/**
 * What a person can read on a page, as plain text with a little Markdown: its article if it has one, else all of it.
 * The page itself is not touched, nothing of it is run, and nothing is loaded: it works on a copy that is in no window.
 */
export function readDocument(page: Document): DocumentReading {
  if (page.contentType === 'application/pdf') return { kind: 'pdf' };
  const whole = tidyPageText(articleOf(page) ?? toMarkdown(visibleCopy(page).body ?? page.documentElement));
  if (whole === '') return { kind: 'empty' };
  return {
    kind: 'read',
    title: tidyPageText(page.title),
    address: page.location?.href ?? '',
    ...startOfPageText(whole),
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
