import {
  type Block,
  isBlank,
  type Json,
  sendableBlocks,
  textBlock,
  textOf,
  type Wire,
} from '@/lib/core/content';
import type { ContextMessage, ReplyRequest } from '@/lib/core/provider';
import { type UserPart, userParts } from './user-parts';

/** A message that a wire can take: `content` is never empty, and an assistant's has the wire's own shapes. */
export type SendableMessage =
  | { role: 'user'; parts: readonly UserPart[] }
  | { role: 'assistant'; content: Block[] };

/**
 * The messages of a request for one wire. An assistant's blocks of this wire are sent as they came; those of
 * another wire as their text, in the form that `asOwn` gives it. What has nothing to send is left out, because
 * every wire refuses blank messages.
 */
export function sendableMessages(
  request: ReplyRequest,
  wire: Wire,
  asOwn: (text: string) => Block,
): SendableMessage[] {
  return request.messages.flatMap((message): SendableMessage[] => {
    if (message.role === 'user') {
      const parts = userParts(message, request);
      return parts.length > 0 ? [{ role: 'user', parts }] : [];
    }
    const content = assistantBlocks(message, wire, asOwn);
    return content.length > 0 ? [{ role: 'assistant', content }] : [];
  });
}

function assistantBlocks(message: ContextMessage, wire: Wire, asOwn: (text: string) => Block): Block[] {
  if (message.wire === wire) return sendableBlocks(message.content);
  const text = textOf(message.content);
  return isBlank([textBlock(text)]) ? [] : [asOwn(text)];
}

/**
 * The value with every text well-formed: half a surrogate pair is stored as it came, but is no Unicode and makes
 * a request that servers refuse. A value without one is returned as it is.
 */
export function wellFormed<T>(value: T): T {
  return (hasLoneSurrogate(value) ? repaired(value) : value) as T;
}

function hasLoneSurrogate(value: unknown): boolean {
  if (typeof value === 'string') return !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, entry]) => !name.isWellFormed() || hasLoneSurrogate(entry));
}

function repaired(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(repaired);
  if (typeof value !== 'object' || value === null) return value as Json;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name.toWellFormed(), repaired(entry)]),
  );
}
