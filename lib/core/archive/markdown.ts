import { type Block, readBlock } from '../content';
import { type Message, titleOf } from '../conversation';
import type { Words } from '../words/words';
import type { ArchivedConversation } from './archived-conversation';
import { shownBranch } from './plain-messages';

export interface MarkdownOptions {
  /** Whether thinking goes along, folded. */
  hasThinking: boolean;
}

/** The branch that is shown of a conversation, to be read by people: who said what, and when. */
export function asMarkdown(archived: ArchivedConversation, words: Words, options: MarkdownOptions): string {
  const { conversation } = archived;
  const { systemPrompt } = conversation;
  const time = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'short' });
  const parts = [`# ${oneLine(titleOf(conversation, words))}`];
  if (systemPrompt.trim() !== '') {
    parts.push(`**${words.data.export.systemPrompt}**`, quoted(systemPrompt.trim()));
  }
  for (const message of shownBranch(archived)) {
    parts.push(`## ${heading(message, words, time)}`, ...contentParts(message.content, words, options));
  }
  return `${parts.join('\n\n')}\n`;
}

function heading({ role, reply, createdAt }: Message, { chat }: Words, time: Intl.DateTimeFormat): string {
  const model = reply && reply.model !== '' ? [oneLine(reply.model)] : [];
  return [chat[role], ...model, time.format(createdAt)].join(' · ');
}

function contentParts(content: readonly Block[], words: Words, { hasThinking }: MarkdownOptions): string[] {
  return content.flatMap(readBlock).flatMap(({ kind, text }) => {
    if (text.trim() === '') return [];
    switch (kind) {
      case 'thinking':
        return hasThinking ? [folded(words.data.export.thinking, text.trim())] : [];
      case 'attachment':
        return [`*${words.data.export.attached(oneLine(text))}*`];
      case 'other':
        return [`*[${oneLine(text)}]*`];
      default:
        return [text.trim()];
    }
  });
}

/** What is folded cannot end its own fold. */
function folded(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${text.replaceAll('<', '&lt;')}\n\n</details>`;
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
