import { type Facts, factLines, toReader } from './facts.ts';

/** The answer to what the text asks about the user, from these facts only; undefined if it asks nothing such. */
export function answerQuestions(text: string, facts: Facts): string | undefined {
  if (!isQuestion(text)) return undefined;
  if (/what (?:do|did|have) (?:you know|i (?:tell|told))|about me\b/i.test(text)) return everything(facts);
  const answers = [nameAnswer, likesAnswer, homeAnswer, workAnswer, thingAnswers].flatMap((answer) =>
    answer(text, facts),
  );
  if (answers.length === 0) return undefined;
  const known = answers.filter((answer) => answer.isKnown).map((answer) => answer.text);
  const unknown = answers.filter((answer) => !answer.isKnown).map((answer) => answer.text);
  return [
    ...(known.length > 0 ? [`${capitalized(listed(known, 'and'))}.`] : []),
    ...(unknown.length > 0
      ? [`I don't know ${listed(unknown, 'or')}: nothing in this conversation says it.`]
      : []),
  ].join(' ');
}

/** "a", "a and b", "a, b and c". */
function listed(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

interface Answer {
  isKnown: boolean;
  text: string;
}

function isQuestion(text: string): boolean {
  return /\?\s*$|\?\s|^\s*(?:what|who|where|which|when|how|do you|tell me|say)\b/im.test(text);
}

function everything(facts: Facts): string {
  const lines = factLines(facts);
  if (lines.length === 0) return 'Nothing yet: this conversation says nothing about you.';
  return `This is what this conversation says:\n\n${lines.map((line) => `- ${toReader(line)}`).join('\n')}`;
}

function nameAnswer(text: string, facts: Facts): Answer[] {
  if (!/\bmy name\b|\bwho am i\b|what am i called/i.test(text)) return [];
  return [facts.name ? known(`your name is **${facts.name}**`) : unknown('your name')];
}

function likesAnswer(text: string, facts: Facts): Answer[] {
  const asked = /\b(?:do|did|that|what) i (?:really |also )?(love|like|prefer|enjoy)\b/i.exec(text)?.[1];
  if (asked === undefined) return [];
  const verb = asked.toLowerCase();
  const things = [...(facts.likes.get(verb) ?? [])];
  if (things.length > 0) return [known(`you ${verb} ${bold(things)}`)];
  const others = [...facts.likes].filter(([, liked]) => liked.size > 0);
  if (others.length === 0) return [unknown(`what you ${verb}`)];
  return others.map(([other, liked]) => known(`you ${other} ${bold([...liked])}`));
}

function homeAnswer(text: string, facts: Facts): Answer[] {
  if (!/\bwhere (?:do|did) i live\b|\bwhere i live\b/i.test(text)) return [];
  return [facts.home ? known(`you live in **${facts.home}**`) : unknown('where you live')];
}

function workAnswer(text: string, facts: Facts): Answer[] {
  if (!/\bwhere (?:do|did) i work\b|\bwhat (?:do|did) i do\b|\bmy (?:job|work|profession)\b/i.test(text))
    return [];
  return [facts.work ? known(`you work **${facts.work}**`) : unknown('what work you do')];
}

const askedThing =
  /\b(?:what|who|which|when|where|how)(?:['’]s| is| are| was| were)? (my|the) (.+?)(?=[?.,;]|$| and (?:what|who|where|which|my|the)\b)/gi;
const alsoAsked = /\b(?:remember|tell me|and) (my|the) (.+?)(?=[?.,;]|$| and )/gi;

function thingAnswers(text: string, facts: Facts): Answer[] {
  const asked = [...text.matchAll(askedThing), ...text.matchAll(alsoAsked)];
  return asked.flatMap(([, article = '', thing = '']) => {
    const name = thing.trim().replace(/ is$/, '');
    if (article.toLowerCase() === 'my' && /^(?:name|job|work|profession)\b/i.test(name)) return [];
    return [thingAnswer(article.toLowerCase(), name, facts)];
  });
}

function thingAnswer(article: string, thing: string, facts: Facts): Answer {
  const key = thing.toLowerCase();
  const mine = facts.things.get(key);
  const general = facts.things.get(`the ${key}`);
  if (mine !== undefined && (article === 'my' || general === undefined))
    return known(`your ${thing} is **${mine}**`);
  if (general !== undefined) return known(`the ${thing} is **${general}**`);
  const note = [...facts.notes].find((text) => text.toLowerCase().includes(key));
  if (note) return known(`you asked me to remember that ${note}`);
  return unknown(`${article === 'my' ? 'your' : 'the'} ${thing}`);
}

function known(text: string): Answer {
  return { isKnown: true, text };
}

function unknown(text: string): Answer {
  return { isKnown: false, text };
}

function bold(things: readonly string[]): string {
  return listed(
    things.map((thing) => `**${thing}**`),
    'and',
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
