import { type Block, readBlock, textOf } from '@/lib/core/content';
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

function sourceOf(message: Message, content: readonly Block[]): string {
  if (isContinueRequest(message)) return '';
  if (message.role === 'user') return textOf(content);
  return content
    .flatMap(readBlock)
    .filter(({ kind }) => kind === 'text' || kind === 'refusal')
    .map(({ text }) => text)
    .join('\n\n');
}

/** Gives the folded words of messages. Reading Markdown takes its time, so it is done once for each text. */
export function createTextReader(): (message: Message, content: readonly Block[]) => string {
  const known = new Map<string, { source: string; folded: string }>();
  return (message, content) => {
    const source = sourceOf(message, content);
    const before = known.get(message.id);
    if (before?.source === source) return before.folded;
    const folded = fold(shownText(message, source));
    known.set(message.id, { source, folded });
    return folded;
  };
}
