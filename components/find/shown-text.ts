import { type Block, textOf } from '@/lib/core/content';
import { keyOf, shownTexts, type WholeMessage } from '@/lib/core/continued-reply';
import { isContinueRequest, type Message } from '@/lib/core/conversation';
import { fold } from '@/lib/core/search/fold';
import { spokenText } from '../markdown/spoken-text';

/** In characters. What is longer is a document: reading it as Markdown would take longer than it is worth. */
const longestMarkdown = 500_000;

/** What the reader sees as the words of a message: without the marks of Markdown, without folded thinking. */
function shownText({ role }: Message, source: string): string {
  if (role === 'user' || source.length > longestMarkdown) return source;
  return spokenText(source);
}

function sourceOf(role: Message['role'], contents: readonly (readonly Block[])[]): string {
  return role === 'user' ? contents.map(textOf).join('\n\n') : shownTexts(contents).join('\n\n');
}

/**
 * Gives the folded words of messages, by the key of their row. Reading Markdown takes its time, so it is done once for
 * each text.
 */
export function createTextReader(): (shown: WholeMessage, contents: readonly (readonly Block[])[]) => string {
  const known = new Map<string, { source: string; folded: string }>();
  return (shown, contents) => {
    const { message } = shown;
    const source = isContinueRequest(message) ? '' : sourceOf(message.role, contents);
    const key = keyOf(shown);
    const before = known.get(key);
    if (before?.source === source) return before.folded;
    const folded = fold(shownText(message, source));
    known.set(key, { source, folded });
    return folded;
  };
}
