import { expect, test } from 'vitest';
import { fc } from '../property-runs.ts';
import type { PromptMessage } from './prompt.ts';
import { respond } from './responder.ts';

const user = (text: string): PromptMessage => ({ role: 'user', text });
const assistant = (text: string): PromptMessage => ({ role: 'assistant', text });

const introduction = user('My name is Ada and I love number theory.');
const question = user("What's my name and what do I love?");

test('knows what the conversation says', () => {
  expect(respond([introduction, assistant('Hello!'), question])).toBe(
    'Your name is **Ada** and you love **number theory**.',
  );
});

test('does not know what the conversation does not say', () => {
  expect(respond([question])).toBe(
    "I don't know your name or what you love: nothing in this conversation says it.",
  );
});

test('its own denial is no source of knowledge', () => {
  expect(respond([question, assistant(respond([question])), question])).toMatch(/^I don't know your name/);
});

test('knows the name twenty turns later, and forgets it when the first turn is left out', () => {
  const turns = Array.from({ length: 20 }, (_, index) => [
    user(`Count to ${index + 1}`),
    assistant('1'),
  ]).flat();
  expect(respond([introduction, assistant('Hello!'), ...turns, user("What's my name?")])).toBe(
    'Your name is **Ada**.',
  );
  expect(respond([...turns, user("What's my name?")])).toMatch(/^I don't know your name/);
});

test('reads what an assistant told the user, but not what it says of itself', () => {
  expect(respond([assistant('Your name is **Grace**.'), user("What's my name?")])).toBe(
    'Your name is **Grace**.',
  );
  expect(respond([assistant('My name is Grace.'), user("What's my name?")])).toMatch(/^I don't know/);
});

test('reads the system text', () => {
  expect(respond([{ role: 'system', text: "The user's name is Grace." }, user("What's my name?")])).toBe(
    'Your name is **Grace**.',
  );
});

test.each([
  ['My name is Ada.', 'Actually, my name is Grace, not Ada.', "What's my name?", 'Your name is **Grace**.'],
  ['I love tea.', "I don't love tea any more. I love coffee.", 'What do I love?', 'You love **coffee**.'],
  ['I live in Paris.', 'I moved to Rome.', 'Where do I live?', 'You live in **Rome**.'],
  ['I work as a nurse.', 'I work at the harbour now.', 'Where do I work?', 'You work **at the harbour**.'],
  [
    'My cat is Tom.',
    'My cat is not Tom.',
    'What is my cat?',
    "I don't know your cat: nothing in this conversation says it.",
  ],
  [
    'The deadline is Friday.',
    'The deadline is Monday.',
    'When is the deadline?',
    'The deadline is **Monday**.',
  ],
  ['Remember that the code is 42.', 'Thanks.', 'What is the code?', 'The code is **42**.'],
])('the latest wins: %s %s', (first, second, asked, answer) => {
  expect(respond([user(first), assistant('Yes.'), user(second), assistant('Yes.'), user(asked)])).toBe(
    answer,
  );
});

test('a question states nothing', () => {
  expect(
    respond([user('My name is Ada?'), assistant('?'), user('I love tea?'), assistant('?'), question]),
  ).toMatch(/^I don't know your name or what you love/);
});

test('a summary holds the facts, and stands for the messages it was made of', () => {
  const summary = respond([
    introduction,
    assistant('Hello!'),
    user('I live in Paris.'),
    user('Please summarize.'),
  ]);
  expect(summary).toBe(
    "- The user's name is **Ada**.\n- The user loves **number theory**.\n- The user lives in **Paris**.",
  );
  expect(respond([user(summary), assistant('Yes.'), question])).toBe(
    'Your name is **Ada** and you love **number theory**.',
  );
});

test('summarizes a transcript inside the message', () => {
  const transcript = 'Summarize:\nUser: My name is Ada\nAssistant: I am a program. My name is Demo.';
  expect(respond([user(transcript)])).toBe("- The user's name is **Ada**.");
});

test('continues a reply where it was cut, any number of times', () => {
  const whole = respond([user('Write a long answer')]);
  const cuts = fc.array(fc.integer({ min: 1, max: whole.length - 1 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(cuts, (places) => {
      const ends = [...new Set(places)].sort((one, other) => one - other);
      const parts = ends.map((end, index) => whole.slice(ends[index - 1] ?? 0, end));
      const conversation = parts.flatMap((part) => [
        assistant(part),
        user('Continue exactly where it stopped.'),
      ]);
      const rest = respond([user('Write a long answer'), ...conversation]);
      expect(parts.join('').trimEnd() + rest).toBe(whole);
    }),
  );
});

test('says so when there is nothing to continue', () => {
  expect(
    respond([user('Hello'), assistant('Something else'), user('Continue exactly where it stopped.')]),
  ).toMatch(/^I cannot see where/);
});

test.each([
  ['Hello!', /^Hello! I am the Local demo model/],
  ['Who are you?', /a small program on this computer, not a real language model/],
  ['Count to 4', /^1, 2, 3, 4$/],
  ['Show me a table', /\| Number \| Square \|/],
  ['Write some code', /```ts\n/],
  ['Make a list', /^1\. /m],
  ['Write a long answer', /^# A longer answer\n/],
  ['Repeat after me: one **two**', /^one \*\*two\*\*$/],
  ['Rain in Berlin', /^I am only a demo, but I read your message about \*Rain in Berlin\*\.$/],
  ['My name is Ada', /^Nice to meet you, \*\*Ada\*\*!/],
])('answers %s', (text, answer) => {
  expect(respond([user(text)])).toMatch(answer);
});
