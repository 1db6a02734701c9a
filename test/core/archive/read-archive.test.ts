import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deepestJson } from '@/lib/core/archive/check';
import { type ArchiveMigration, migrate } from '@/lib/core/archive/migrations';
import {
  canRead,
  readAttachment,
  readConversation,
  readEnd,
  readHead,
  readSettings,
} from '@/lib/core/archive/read-archive';
import { toArchived } from '@/lib/core/archive/to-archived';
import type { Json } from '@/lib/core/content';
import { fc, runs } from '../../property-runs';
import { summaryUpTo } from '../branch-talk';
import { anyArchive } from './any-archive';
import { read, written } from './documents';
import { anyChange, changed } from './mutations';
import { storedParts } from './stored-parts';

type Mutable = { [key: string]: Mutable } & Mutable[] & Json;

/** A conversation as a file has it, after someone has been at it. */
function tampered(change: (conversation: Mutable) => void): Json {
  const stored = storedParts();
  const whole = toArchived({ ...stored, summaries: [summaryUpTo(stored, 'a1'), summaryUpTo(stored, 'a2')] });
  const value = JSON.parse(JSON.stringify(whole)) as Mutable;
  change(value);
  return value;
}

const problemIn = (value: Json, version = 1) => {
  const result = readConversation(value, 'conversations[3]', version);
  return result.ok ? undefined : `${result.problem.place} ${result.problem.code}`;
};

test.each<[string, (conversation: Mutable) => unknown]>([
  ['conversation.title missing', ({ conversation }) => delete conversation?.title],
  ['conversation.title not-text', (value) => Object.assign(value.conversation ?? {}, { title: 1 })],
  [
    'conversation["a key"] unknown',
    (value) => Object.assign(value.conversation ?? {}, { 'a key': 'sk-test-1' }),
  ],
  [
    'conversation.hasOwnTitle not-flag',
    (value) => Object.assign(value.conversation ?? {}, { hasOwnTitle: 1 }),
  ],
  ['conversation.nextSeq not-integer', (value) => Object.assign(value.conversation ?? {}, { nextSeq: 1.5 })],
  ['conversation.createdAt not-time', (value) => Object.assign(value.conversation ?? {}, { createdAt: '1' })],
  [
    'messages[2].createdAt not-time',
    (value) => Object.assign(value.messages?.[2] ?? {}, { createdAt: 1e20 }),
  ],
  ['summaries[0].tokens not-number', (value) => Object.assign(value.summaries?.[0] ?? {}, { tokens: '1' })],
  ['conversation.headId no-message', (value) => Object.assign(value.conversation ?? {}, { headId: 'u9' })],
  [
    'conversation.policy.mode other-word',
    (value) => Object.assign(value.conversation ?? {}, { policy: { mode: 'x' } }),
  ],
  ['conversation.policy.mode missing', (value) => Object.assign(value.conversation ?? {}, { policy: {} })],
  ['conversation.policy not-object', (value) => Object.assign(value.conversation ?? {}, { policy: [] })],
  ['messages not-list', (value) => Object.assign(value, { messages: {} })],
  ['messages[1] not-object', (value) => value.messages?.splice(1, 1, null as unknown as Mutable)],
  ['messages[2].role other-word', (value) => Object.assign(value.messages?.[2] ?? {}, { role: 'system' })],
  [
    'messages[2].status other-word',
    (value) => Object.assign(value.messages?.[2] ?? {}, { status: 'streaming' }),
  ],
  [
    'messages[0].content[0] not-object',
    (value) => Object.assign(value.messages?.[0] ?? {}, { content: ['x'] }),
  ],
  ['messages[3].id repeated', (value) => Object.assign(value.messages?.[3] ?? {}, { id: 'u1' })],
  ['messages[1].seq not-rising', (value) => Object.assign(value.messages?.[1] ?? {}, { seq: 1 })],
  ['messages[3].seq not-rising', (value) => Object.assign(value.conversation ?? {}, { nextSeq: 4 })],
  [
    'messages[1].parentId no-message',
    (value) => Object.assign(value.messages?.[1] ?? {}, { parentId: 'u2' }),
  ],
  ['summaries[1].id repeated', (value) => Object.assign(value.summaries?.[1] ?? {}, { id: 'summary a1' })],
  [
    'summaries[0].conversationId other-conversation',
    (value) => Object.assign(value.summaries?.[0] ?? {}, { conversationId: 'x' }),
  ],
])('%s', (expected, change) => {
  expect(problemIn(tampered((value) => void change(value)))).toBe(`conversations[3].${expected}`);
});

test('what is right is read', () => {
  expect(problemIn(tampered(() => {}))).toBeUndefined();
});

test('JSON that is nested too deeply is refused, however deeply that is', () => {
  const nested = (depth: number) => {
    let value: Json = [];
    for (let level = 2; level < depth; level++) value = [value];
    return { type: 'text', value };
  };
  const withContent = (depth: number) =>
    tampered((value) => Object.assign(value.messages?.[0] ?? {}, { content: [nested(depth)] }));
  expect(problemIn(withContent(deepestJson))).toBeUndefined();
  expect(problemIn(withContent(deepestJson + 1))).toBe('conversations[3].messages[0].content[0] too-deep');
  const value = tampered(() => {}) as Mutable;
  Object.assign(value.messages?.[0] ?? {}, { content: [nested(100_000)] });
  expect(problemIn(value)).toBe('conversations[3].messages[0].content[0] too-deep');
});

test('whatever is changed at random is read or refused, and what is read is exported as it was read', () => {
  fc.assert(
    fc.property(anyArchive, fc.array(anyChange, { minLength: 1, maxLength: 3 }), (parts, changes) => {
      const { conversations } = JSON.parse(written(parts)) as { conversations: Json[] };
      const value = changes.reduce(changed, conversations[0] ?? null);
      const result = readConversation(value, 'conversations[0]', 1);
      if (!result.ok) expect(result.problem.place).toMatch(/^conversations\[0\]/);
      else
        expect(read(written({ ...parts, conversations: [result.value] })).conversations).toEqual([
          result.value,
        ]);
    }),
    runs(60),
  );
});

test('in an archive of a newer version unknown keys are left out', () => {
  const value = tampered((conversation) => {
    conversation.mood = 'good' as unknown as Mutable;
    Object.assign(conversation.messages?.[0] ?? {}, { mood: 'good' });
  });
  expect(problemIn(value)).toBe('conversations[3].messages[0].mood unknown');
  const result = readConversation(value, 'conversations[3]', 2);
  expect(JSON.stringify(result)).not.toContain('mood');
  expect(problemIn(value, 2)).toBeUndefined();
});

test('a head says whether the archive can be read', () => {
  const head = { format: 'aside', version: 7, minReader: 1, app: '9.0.0', more: true };
  const result = readHead(head);
  expect(result.ok && canRead(result.value)).toBe(true);
  const later = readHead({ ...head, minReader: 2 });
  expect(later.ok && canRead(later.value)).toBe(false);
  expect(readHead({ ...head, format: 'other' })).toEqual({
    ok: false,
    problem: { place: 'format', code: 'other-word' },
  });
  expect(readHead([])).toEqual({ ok: false, problem: { place: '', code: 'not-object' } });
});

test('addresses and keys in settings are refused', () => {
  const settings = { sendKey: 'enter', baseUrls: { openai: 'https://user:sk-test-1@example.com' } };
  expect(readSettings(settings, 'settings', 1)).toEqual({
    ok: false,
    problem: { place: 'settings.baseUrls', code: 'unknown' },
  });
  expect(readSettings(settings, 'settings', 2)).toEqual({ ok: true, value: { sendKey: 'enter' } });
});

test('an attachment has its bytes in it or beside it; an end has counts and a hash', () => {
  expect(readAttachment({ id: 'x', mediaType: 'image/png' }, 'attachments[0]', 1).ok).toBe(true);
  expect(readAttachment({ id: 'x', mediaType: 'image/png', data: 1 }, 'attachments[0]', 1)).toEqual({
    ok: false,
    problem: { place: 'attachments[0].data', code: 'not-text' },
  });
  expect(readEnd({ counts: {}, sha256: '' }, 1)).toEqual({
    ok: false,
    problem: { place: 'end.counts.attachments', code: 'missing' },
  });
});

test('entries of older versions are brought up step by step', () => {
  const steps = new Map<number, ArchiveMigration>([
    [1, { conversation: (entry) => [entry, 2] }],
    [2, { prompt: (entry) => [entry, 'prompt'] }],
    [3, { conversation: (entry) => [entry, 4] }],
  ]);
  expect(migrate('conversation', 'c', 1, steps, 4)).toEqual([['c', 2], 4]);
  expect(migrate('conversation', 'c', 2, steps, 4)).toEqual(['c', 4]);
  expect(migrate('prompt', 'p', 1, steps, 4)).toEqual(['p', 'prompt']);
  expect(migrate('prompt', 'p', 4, steps, 4)).toBe('p');
});

test('an archive of version 1 is read, and written again as it was', () => {
  const text = readFileSync(new URL('./fixtures/version-1.aside.json', import.meta.url), 'utf8');
  expect(written(read(text))).toBe(text);
});
