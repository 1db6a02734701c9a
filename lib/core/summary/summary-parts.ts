import { sentText } from '../attachments/sent-text';
import { sendableBlocks } from '../content';
import type { Message } from '../conversation';
import { countedTokensOf } from '../plan-request';
import { roughTokens, roughTokensOfCharacter } from '../rough-tokens';
import type { Piece } from './summary-text';

/** What the tags around a message have, in tokens. */
const tagTokens = 12;

/**
 * The words of the messages in as few parts as the capacity (in locally counted tokens) allows: each message in
 * exactly one of them, in order; one that is too long alone in several pieces.
 */
export function partsOf(messages: readonly Message[], capacityTokens: number): Piece[][] {
  const parts: Piece[][] = [];
  let room = 0;
  for (const { tokens, ...piece } of messages.flatMap((message) => piecesOf(message, capacityTokens))) {
    if (tokens > room || parts.length === 0) {
      parts.push([]);
      room = capacityTokens;
    }
    parts.at(-1)?.push(piece);
    room -= tokens;
  }
  return parts;
}

interface SizedPiece extends Piece {
  tokens: number;
}

function piecesOf(message: Message, capacityTokens: number): SizedPiece[] {
  const { role, content } = message;
  const tokens = countedTokensOf(message) + tagTokens;
  const text = sentText(sendableBlocks(content));
  if (tokens <= capacityTokens) return [{ role, text, tokens }];
  // In rough tokens, which are as many as the counted ones or more; if they are fewer, in proportion.
  const scale = Math.min(1, roughTokens(text) / tokens);
  return cutText(text, Math.max(1, (capacityTokens - tagTokens) * scale)).map((piece) => ({
    role,
    text: piece,
    tokens: Math.min(capacityTokens, Math.ceil(roughTokens(piece) / scale) + tagTokens),
  }));
}

/** The text in pieces of so many rough tokens at most; no character is cut in two. */
export function cutText(text: string, mostTokens: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let tokens = 0;
  for (const character of text) {
    const more = roughTokensOfCharacter(character);
    if (piece !== '' && tokens + more > mostTokens) {
      pieces.push(piece);
      piece = '';
      tokens = 0;
    }
    piece += character;
    tokens += more;
  }
  return [...pieces, piece];
}
