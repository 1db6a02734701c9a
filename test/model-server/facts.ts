import type { PromptMessage } from './prompt.ts';

/** What somebody said about themselves and their things, as far as the demo model understands it. */
export interface Facts {
  name?: string;
  home?: string;
  work?: string;
  /** By verb: love, like, prefer, enjoy. */
  likes: Map<string, Set<string>>;
  dislikes: Set<string>;
  /** "favourite colour" -> "teal"; for "the ..." the key starts with "the ". */
  things: Map<string, string>;
  /** What was to be remembered and fits nowhere else. */
  notes: Set<string>;
}

/**
 * The facts in a conversation, oldest message first; the latest wins. User and system text count as said about
 * the user ("my ..." or "the user's ..."), assistant text only where it speaks to the user ("your ...").
 */
export function factsIn(messages: readonly PromptMessage[]): Facts {
  const facts: Facts = { likes: new Map(), dislikes: new Set(), things: new Map(), notes: new Set() };
  for (const { role, text } of messages) {
    for (const line of text.split('\n')) learnLine(facts, role, line);
  }
  return facts;
}

/** Each fact as a sentence about "the user", in a form that `factsIn` understands again. */
export function factLines(facts: Facts): string[] {
  const lines: string[] = [];
  if (facts.name) lines.push(`The user's name is **${facts.name}**.`);
  for (const [verb, things] of facts.likes) {
    for (const thing of things) lines.push(`The user ${verb}s **${thing}**.`);
  }
  for (const thing of facts.dislikes) lines.push(`The user doesn't like **${thing}**.`);
  if (facts.home) lines.push(`The user lives in **${facts.home}**.`);
  if (facts.work) lines.push(`The user works ${facts.work}.`);
  for (const [thing, value] of facts.things) {
    lines.push(`${thing.startsWith('the ') ? `T${thing.slice(1)}` : `The user's ${thing}`} is **${value}**.`);
  }
  for (const note of facts.notes) lines.push(`Remember that ${note}.`);
  return lines;
}

/** A line of `factLines`, said to the user. */
export function toReader(line: string): string {
  return line
    .replace(/^The user's/, 'Your')
    .replace(/^The user doesn't/, "You don't")
    .replace(/^The user (\w+?)s\b/, 'You $1');
}

const speaker = /^(user|human|me|you|assistant|model)\s*:\s*/i;

function learnLine(facts: Facts, role: string, line: string): void {
  const plain = line.replace(/\*\*|__|`/g, '').replace(/^\s*(?:[-*+>#]+|\d+[.)])\s+/, '');
  const label = speaker.exec(plain);
  const isModel = label ? /^(assistant|model)/i.test(label[0]) : role === 'assistant';
  for (const sentence of sentencesOf(label ? plain.slice(label[0].length) : plain)) {
    if (sentence.endsWith('?')) continue;
    const clauses = sentence.replace(/[.!]+$/, '').split(clauseBreak);
    for (const clause of clauses) learnClause(facts, asSaidByUser(clause, isModel));
  }
}

const clauseBreak =
  /[,;]?\s+(?:and|but)\s+(?=(?:i|my|you|your|the user)\b)|[;,]\s+(?=(?:i|my|your|the user)\b)/i;
const filler =
  /^(?:actually|no|sorry|correction|oh|well|hi|hello|hey|also|so|ok|okay|please|by the way|now)\b[,!:.]?\s+/i;

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The clause in the first person, '' when it says nothing about the user. */
function asSaidByUser(clause: string, isModel: boolean): string {
  let text = clause.trim();
  while (filler.test(text)) text = text.replace(filler, '');
  if (isModel) {
    if (!/^you(r|'re)?\b/i.test(text)) return '';
    return text.replace(/^your\b/i, 'my').replace(/^you\b/i, 'I');
  }
  return text
    .replace(/^the user['’]s\b/i, 'my')
    .replace(
      /^the user\s+(lives|works|loves|likes|prefers|enjoys)\b/i,
      (_, verb: string) => `I ${verb.slice(0, -1)}`,
    )
    .replace(/^the user\b/i, 'I');
}

interface Rule {
  pattern: RegExp;
  learn: (facts: Facts, first: string, second: string) => void;
}

const negation = "(?:do not|don['’]t|doesn['’]t|no longer|never)";

const rules: Rule[] = [
  {
    pattern: /^(?:remember|note|keep in mind)(?: that)?:?\s+(.+)$/i,
    learn: (facts, note) => {
      if (!learnClause(facts, note)) facts.notes.add(note);
    },
  },
  { pattern: /^forget (?:that )?(.+)$/i, learn: (facts, note) => facts.notes.delete(note) },
  { pattern: /^(?:my name(?:['’]s| is)|call me|i['’]?m called|i am called)\s+(.+)$/i, learn: learnName },
  { pattern: /^I(?:['’]m| am) (\p{Lu}\p{L}+)$/u, learn: learnName },
  {
    pattern: new RegExp(`^i ${negation}(?: really)? (?:love|like|prefer|enjoy) (.+)$`, 'i'),
    learn: learnDislike,
  },
  { pattern: /^i (?:hate|dislike) (.+)$/i, learn: learnDislike },
  { pattern: /^i(?: really| also| now| still)? (love|like|prefer|enjoy) (.+)$/i, learn: learnLike },
  {
    pattern: new RegExp(`^i ${negation} live (?:in|at|near) (.+)$`, 'i'),
    learn: (facts) => delete facts.home,
  },
  {
    pattern: /^i(?: now)? (?:live in|live at|live near|moved to|have moved to)\s+(.+)$/i,
    learn: (facts, place) => {
      facts.home = ending(place);
    },
  },
  {
    pattern: /^i(?: now)? work ((?:as|at|for|in) .+)$/i,
    learn: (facts, work) => {
      facts.work = ending(work);
    },
  },
  { pattern: /^my ((?:[^\s]+ ){0,3}[^\s]+?)(?:['’]s| is| are| was) (.+)$/i, learn: learnThing },
  { pattern: /^(the (?:[^\s]+ ){0,3}[^\s]+?) (?:is|are) (.+)$/i, learn: learnThing },
];

/** Whether the clause said something that is kept. */
function learnClause(facts: Facts, clause: string): boolean {
  for (const { pattern, learn } of rules) {
    const match = pattern.exec(clause);
    if (!match) continue;
    learn(facts, (match[1] ?? '').trim(), (match[2] ?? '').trim());
    return true;
  }
  return false;
}

/** Without what follows a correction ("Grace, not Ada") and without "any more". */
function ending(value: string): string {
  return value.replace(/,? (?:not|instead of) .+$/i, '').replace(/,? (?:any ?more|now|instead)$/i, '');
}

function learnName(facts: Facts, name: string): void {
  const denied = /^not (.+)$/i.exec(name)?.[1];
  if (denied === undefined) facts.name = ending(name);
  else if (denied === facts.name) delete facts.name;
}

function learnLike(facts: Facts, verb: string, thing: string): void {
  const things = facts.likes.get(verb.toLowerCase()) ?? new Set();
  facts.likes.set(verb.toLowerCase(), things.add(ending(thing)));
  facts.dislikes.delete(ending(thing));
}

function learnDislike(facts: Facts, thing: string): void {
  for (const things of facts.likes.values()) things.delete(ending(thing));
  facts.dislikes.add(ending(thing));
}

function learnThing(facts: Facts, thing: string, value: string): void {
  const key = thing.toLowerCase();
  if (value.split(' ').length > 14) return;
  if (/^not /i.test(value)) facts.things.delete(key);
  else facts.things.set(key, ending(value));
}
