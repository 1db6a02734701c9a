import { expect, test } from 'vitest';
import { markdownOfHtml } from '@/lib/importers/html-text';
import { recognizeFile } from '@/lib/importers/recognize';
import { fixture, importDocument, importFixture, lineOf, notesOf, shownLines } from './importing';

test('Gemini: records of one address are a conversation, with drafts as branches', () => {
  const results = importFixture('gemini/activity.json', 'gemini');
  const [llamas, hello, chinese] = results;
  expect(results).toHaveLength(3);
  if (!llamas || !hello || !chinese) return;
  expect(shownLines(llamas)).toEqual([
    'You: {named_file llama.jpg} Where do llamas live?',
    'Model: In Peru.',
    'You: {named_file map-1.png} And where?',
    `Model: ## Places

- Lima
- Cusco & more

  1. one
  2. two

\`\`\`
a < b
  c
\`\`\`

[Peru](https://peru.example/?a=1&b=2) [no]

1 | 2 |

1 < 2
end`,
  ]);
  expect(llamas.archived.messages.map(lineOf)).toContain('Model: In **Lima**.');
  expect(notesOf(llamas)).toEqual({ 'attachments-missing': 2, 'entries-skipped': 1 });
  expect(shownLines(hello)).toEqual(['You: こんにちは']);
  expect(shownLines(chinese)).toEqual(['You: 你说了：你好', 'Model: 你好！']);
});

test('Gemini: names come from what was said when, not from the place in the file', () => {
  const records = fixture('gemini/activity.json');
  if (!Array.isArray(records)) return;
  const newer = [{ header: 'Gemini Apps', title: 'Prompted New', time: '2026-05-01T00:00:00Z' }, ...records];
  const idsOf = (document: typeof newer) =>
    importDocument(document, 'gemini').flatMap(({ archived }) => archived.messages.map(({ id }) => id));
  expect(idsOf(newer)).toEqual(expect.arrayContaining(idsOf(records)));
});

test('Gemini: the activity of another product is none of it', () => {
  const searches = [
    { header: 'Search', title: 'Searched for llamas', time: '2026-01-01T00:00:00Z', products: ['Search'] },
  ];
  expect(recognizeFile({ shape: 'list', values: searches })).toBeUndefined();
});

test('AI Studio: thoughts, code, files, branches', () => {
  const [moons] = importFixture('ai-studio/prompt.json', 'ai-studio');
  if (!moons) return;
  const { conversation, messages } = moons.archived;
  expect(messages.map(lineOf)).toEqual([
    'You: How many?',
    'You: {named_file}',
    'You: {image image.png}',
    'Model: (Let me count.) <PYTHON "print(2)"> <= 2> Two.',
    'You: Sure?',
    'Model: Yes',
    'You: Really?',
    'Model: <= Quota> {raw chunk}',
  ]);
  expect(messages[6]?.parentId).toBe(messages[3]?.id);
  expect(messages[5]?.reply).toMatchObject({ model: 'gemini-demo', stopReason: 'length' });
  expect(conversation).toMatchObject({ title: 'Moons', systemPrompt: 'Count moons.' });
});

test('HTML is read for its words alone, whatever is in it', () => {
  expect(markdownOfHtml('a &lt;b&gt; &#x41;&#66;&bogus; &amp;lt;')).toBe('a <b> AB&bogus; &lt;');
  expect(markdownOfHtml('<SCRIPT>no</SCRIPT>yes<style>no</style><!-- no -->!')).toBe('yes!');
  expect(markdownOfHtml('one<p>two</p><div>three</div>')).toBe('one\n\ntwo\n\nthree');
  expect(markdownOfHtml('cut <b')).toBe('cut');
  expect(markdownOfHtml('</ul></a></li>still')).toBe('still');
});
