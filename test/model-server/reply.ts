import type { Behaviour, Ending } from './behaviours.ts';
import { numberedLines, numberedWords } from './demo-texts.ts';
import { messagesOf, type Prompt, type PromptMessage, totalTokens } from './prompt.ts';
import { respond, think } from './responder.ts';
import { firstTokens, pieces, tokensOfText } from './tokens.ts';
import type { Piece } from './wire.ts';

/** What is said to a prompt, before it takes a wire's form. */
export interface Reply {
  pieces: Piece[];
  ending: Ending | 'window';
  outputTokens: number;
  thinkingTokens: number;
}

const refusal = "I'm sorry, but I can't help with that.";
const longLineBytes = 2 * 1024 * 1024;

/** The demo model's reply, cut where `limitTokens` or the context window ends. */
export function replyTo(
  prompt: Prompt,
  behaviour: Behaviour,
  windowTokens: number,
  limitTokens = Number.POSITIVE_INFINITY,
): Reply {
  const messages = messagesOf(prompt);
  const thinking = behaviour.isThinking ? think(messages) : '';
  const thinkingTokens = tokensOfText(thinking);
  const whole = textFor(messages, behaviour);
  const windowLeft = windowTokens - totalTokens(prompt);
  const text = firstTokens(whole, Math.max(0, Math.min(limitTokens, windowLeft) - thinkingTokens));
  const isWhole = text === whole;
  return {
    pieces: [...toPieces('thinking', thinking), ...textPieces(text, behaviour)],
    ending: isWhole ? (behaviour.ending ?? 'end') : limitTokens <= windowLeft ? 'length' : 'window',
    outputTokens: tokensOfText(text) + thinkingTokens,
    thinkingTokens,
  };
}

function textFor(messages: PromptMessage[], behaviour: Behaviour): string {
  if (behaviour.ending === 'refusal') return refusal;
  const text = scriptedText(behaviour) ?? respond(messages);
  const isHalf = behaviour.ending === 'length' || behaviour.ending === 'content-filter';
  return isHalf ? text.slice(0, Math.ceil(text.length / 2)).toWellFormed() : text;
}

function scriptedText({ text, words, lines }: Behaviour): string | undefined {
  if (words !== undefined) return numberedWords(words);
  if (lines !== undefined) return numberedLines(lines);
  return text;
}

function textPieces(text: string, behaviour: Behaviour): Piece[] {
  const result = toPieces(behaviour.ending === 'refusal' ? 'refusal' : 'text', text);
  if (behaviour.fault === 'long-line') {
    result.splice(behaviour.after ?? 0, 0, { kind: 'text', text: 'x'.repeat(longLineBytes) });
  }
  return result;
}

function toPieces(kind: Piece['kind'], text: string): Piece[] {
  return pieces(text).map((piece) => ({ kind, text: piece }));
}
