import { demoTexts } from './demo-texts.ts';
import { type Facts, factLines, factsIn, toReader } from './facts.ts';
import type { PromptMessage } from './prompt.ts';
import { answerQuestions } from './questions.ts';

/**
 * What the Local demo model answers. It knows the messages it is given and nothing else: same messages, same
 * answer, and no answer depends on another request.
 */
export function respond(messages: readonly PromptMessage[]): string {
  const last = messages.at(-1);
  if (last?.role !== 'user') return 'There is no message of yours to answer.';
  if (isContinueRequest(last.text)) return continued(messages);
  if (/\bsummar(?:y|i[sz]e|i[sz]ing)\b/i.test(afterSummary(last.text))) return summary(quotedIn(messages));
  const facts = factsIn(messages);
  return (
    repeated(last.text) ??
    answerQuestions(last.text, facts) ??
    demoTexts(last.text) ??
    acknowledged(last.text) ??
    remark(last.text, facts)
  );
}

/** What the thinking model thinks before `respond`. */
export function think(messages: readonly PromptMessage[]): string {
  const facts = factLines(factsIn(messages));
  const found = facts.length === 0 ? 'They hold no facts about the user.' : `They say: ${facts.join(' ')}`;
  return `I was sent ${messages.length} messages. ${found.replaceAll('**', '')} Now I write the answer.`;
}

/** What a message says itself, after a summary that it may begin with. */
function afterSummary(text: string): string {
  return text.slice(text.lastIndexOf('</summary>') + 1);
}

const quote = /<(user|assistant|earlier-summary|part)((?:-\d+)?)>\n([\s\S]*?)\n<\/\1\2>/g;

/** The messages that are to be summarized: those between tags, if there are any, else the conversation itself. */
function quotedIn(messages: readonly PromptMessage[]): readonly PromptMessage[] {
  const last = messages.at(-1);
  const quoted = [...(last?.text ?? '').matchAll(quote)].map(([, role = '', , text = '']) => ({
    role: role === 'assistant' ? role : 'user',
    text,
  }));
  return last && quoted.length > 0 ? [...quoted, { role: 'user', text: '' }] : messages;
}

function isContinueRequest(text: string): boolean {
  return /continue exactly where it stopped/i.test(text);
}

/** The rest of a reply that was cut off, possibly more than once. */
function continued(messages: readonly PromptMessage[]): string {
  let emitted = '';
  let end = messages.length;
  while (end >= 2 && isContinueRequest(messages[end - 1]?.text ?? '')) {
    if (messages[end - 2]?.role !== 'assistant') break;
    emitted = (messages[end - 2]?.text ?? '') + emitted;
    end -= 2;
  }
  const whole = respond(messages.slice(0, end));
  const start = emitted.trimEnd();
  if (start === '' || !whole.startsWith(start))
    return 'I cannot see where my reply stopped, so I cannot go on from there.';
  return whole.slice(start.length).trim() === ''
    ? 'That was the end of my reply.'
    : whole.slice(start.length);
}

function summary(messages: readonly PromptMessage[]): string {
  const lines = factLines(factsIn(messages));
  const topics = messages
    .filter((message) => message.role === 'user')
    .slice(0, -1)
    .map((message) => firstWords(message.text, 8));
  if (lines.length > 0) return lines.map((line) => `- ${line}`).join('\n');
  if (topics.length === 0) return 'There is nothing to summarize yet.';
  return `The messages hold no facts that I understand. They were about:\n\n${topics.map((topic) => `- ${topic}`).join('\n')}`;
}

function repeated(text: string): string | undefined {
  return /^\s*(?:please )?(?:repeat|say)(?: exactly)?(?: after me)?\s*:\s*([\s\S]+)$/i
    .exec(text)?.[1]
    ?.trim();
}

/** A reply to a message that says something new about its writer. */
function acknowledged(text: string): string | undefined {
  const facts = factsIn([{ role: 'user', text }]);
  const lines = factLines(facts);
  if (lines.length === 0) return undefined;
  const greeting = facts.name ? `Nice to meet you, **${facts.name}**!` : 'Thank you for telling me.';
  return `${greeting} I can tell you this again as long as it is part of what I am sent:\n\n${bullets(lines)}`;
}

function remark(text: string, facts: Facts): string {
  const lines = factLines(facts);
  const known = lines.length === 0 ? '' : ` So far you told me:\n\n${bullets(lines)}`;
  return `I am only a demo, but I read your message about *${firstWords(text, 8)}*.${known}`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${toReader(line)}`).join('\n');
}

function firstWords(text: string, count: number): string {
  const words = text
    .replace(/[*_`#>|]/g, '')
    .trim()
    .split(/\s+/);
  return words.slice(0, count).join(' ') + (words.length > count ? ' …' : '');
}
