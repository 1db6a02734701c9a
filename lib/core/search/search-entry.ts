import { readBlock } from '../content';
import { isContinueRequest, type Message } from '../conversation';
import { fold } from './fold';

/** What search keeps of each stored message, so that it need not read and fold the message for each query. */
export interface SearchEntry {
  messageId: string;
  conversationId: string;
  seq: number;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** Folded; empty for a message that is not found, such as a deleted one. */
  text: string;
  /** The text is only the beginning of what can be found in the message. */
  isCut: boolean;
}

/** Raised when entries would be made otherwise than they were: those that are stored are then made anew. */
export const entryVersion = 3;

/** In characters. Longer messages are documents and pages; their rest is read when the beginning does not answer. */
const longestEntry = 64_000;

/** What a search finds in a message: what a reader sees as its text, and what is attached as text. No thinking. */
export function searchableText(message: Message): string {
  if (message.deletedAt !== undefined || isContinueRequest(message)) return '';
  return message.content
    .flatMap((block) => {
      if (block.type === 'image') return [block.name];
      if (block.type === 'document') return [block.name, block.text];
      if (block.type === 'page') return [block.title, block.text];
      return readBlock(block)
        .filter(({ kind }) => kind === 'text' || kind === 'refusal')
        .map(({ text }) => text);
    })
    .filter((text) => typeof text === 'string')
    .filter((text) => text !== '')
    .join('\n\n');
}

export function toSearchEntry(message: Message): SearchEntry {
  const { id, conversationId, seq, createdAt } = message;
  const text = searchableText(message);
  const isCut = text.length > longestEntry;
  return {
    messageId: id,
    conversationId,
    seq,
    createdAt,
    text: compact(fold(isCut ? text.slice(0, longestEntry) : text)),
    isCut,
  };
}

/**
 * The same text, with one byte for a letter if it has only such letters. Engines keep two for each if what the text was
 * made from had others, such as curly quotation marks: it would take twice the memory, and longer to search.
 */
function compact(text: string): string {
  return String(JSON.parse(JSON.stringify(text)));
}
