import type { MarkdownIt, StateInline } from 'markdown-it';
import { safeAddress } from './address';

/** Teaches the parser addresses that stand in the text as they are: `https://example.com`. */
export function addBareAddressRule(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('linkify', 'bare_address', readBareAddress);
}

/** A host, and where there is one a port; then a path, a query or a fragment without white space and brackets of tags. */
const pattern =
  /:\/\/(?:[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}.-]*|\[[\da-f:.]+\])(?::\d+)?(?:[/?#](?:[^\s\p{C}\p{P}<>`|]|[-\\/:%@#&_*.,;!?'"()[\]{}])*)?/iuy;

const colon = 58;
const scheme = /(?<![\p{L}\p{N}+.-])https?$/iu;
const longestScheme = 'https'.length;

/** What ends a sentence, or closes a mark, rather than an address. */
const trailing = /[.,:;!?'"*_~]+$/;

const brackets: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** In characters. No one writes longer ones by hand, and looking for their end would take long. */
const longest = 2_000;

function readBareAddress(state: StateInline, isSilent: boolean): boolean {
  if (state.linkLevel > 0 || state.src.charCodeAt(state.pos) !== colon) return false;
  const start = scheme.exec(state.pending.slice(-longestScheme - 1))?.[0];
  if (start === undefined) return false;
  const rest = addressAt(state.src.slice(state.pos, Math.min(state.posMax, state.pos + longest)));
  const address = start + rest;
  if (rest === '' || safeAddress(address) === null) return false;
  if (!isSilent) {
    state.pending = state.pending.slice(0, -start.length);
    state.push('link_open', 'a', 1).attrs = [['href', address]];
    state.push('text', '', 0).content = address;
    state.push('link_close', 'a', -1);
  }
  state.pos += rest.length;
  return true;
}

/** What follows the scheme of an address; empty if there is none, or one that is too long. */
function addressAt(text: string): string {
  pattern.lastIndex = 0;
  const found = pattern.exec(text)?.[0] ?? '';
  return found.length === longest ? '' : balanced(found).replace(trailing, '');
}

/** The text up to the first bracket without its counterpart: that one belongs to what is around the address. */
function balanced(text: string): string {
  const open: { bracket: string; at: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if ('([{'.includes(letter)) open.push({ bracket: letter, at });
    else if (letter in brackets && open.pop()?.bracket !== brackets[letter]) return text.slice(0, at);
  }
  return text.slice(0, open[0]?.at);
}
