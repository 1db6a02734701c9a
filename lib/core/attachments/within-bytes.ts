import { type Block, textBlock } from '../content';
import type { ContextMessage } from '../provider';
import { type AttachmentBlock, isAttachment } from './attachment';
import { isSentAsFile, unsentText } from './sent-parts';
import type { Takes } from './what-takes';

/** In bytes, of all files of a request: Anthropic takes 32 MB, counted in base64 and with all text. */
const mostBytes = 22_000_000;

/** The messages of a request, with so many of their files as text instead, from the oldest. */
interface WithinBytes {
  messages: readonly ContextMessage[];
  leftOutFiles: number;
}

/**
 * The messages of a request with no more files than a provider takes at once: of what is too much, the oldest go as
 * text. More is left out at a time than must be, so that the requests after it begin in the same way and caches hit;
 * of the message that makes it too much, only what must be.
 */
export function withinBytes(messages: readonly ContextMessage[], takes: Takes): WithinBytes {
  const leftOutFiles = leftOutCount(messages, takes);
  if (leftOutFiles === 0) return { messages, leftOutFiles };
  let left = leftOutFiles;
  const changed = messages.map((message) => ({
    ...message,
    content: message.content.map((block) => {
      if (!isAttachment(block) || !isSentAsFile(block, takes) || left === 0) return block;
      left -= 1;
      return textBlock(unsentText(block, 'the request would be too large with it'));
    }),
  }));
  return { messages: changed, leftOutFiles };
}

/** How many of the files in some content a request can hold as they are. */
export function sentFileCount(content: readonly Block[], takes: Takes): number {
  return content.filter((block) => isAttachment(block) && isSentAsFile(block, takes)).length;
}

interface SentFile {
  bytes: number;
  message: ContextMessage;
}

/** How many files are left out, from the oldest. It is decided file by file, so newer ones change nothing of it. */
function leftOutCount(messages: readonly ContextMessage[], takes: Takes): number {
  const kept: SentFile[] = [];
  let leftOut = 0;
  for (const file of messages.flatMap((message) => filesOf(message, takes))) {
    kept.push(file);
    if (bytesOf(kept) <= mostBytes) continue;
    const mustGo = ({ message }: SentFile) =>
      bytesOf(kept) > (message === file.message ? mostBytes : mostBytes / 2);
    while (kept.length > 1 && kept.slice(0, 1).some(mustGo)) {
      kept.shift();
      leftOut += 1;
    }
  }
  return leftOut;
}

function filesOf(message: ContextMessage, takes: Takes): SentFile[] {
  return message.content
    .filter((block): block is AttachmentBlock => isAttachment(block))
    .flatMap((block) => (isSentAsFile(block, takes) ? [{ bytes: block.bytes, message }] : []));
}

function bytesOf(files: readonly SentFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
