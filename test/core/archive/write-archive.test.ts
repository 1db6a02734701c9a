import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { fc, runs } from '../../property-runs';
import { anyArchive } from './any-archive';
import { type ArchiveDocument, read, written } from './documents';

test('an empty archive is a document, too', () => {
  const text = written({ attachments: [], prompts: [], settings: {}, conversations: [] });
  expect(text).toBe(
    [
      '{"format":"aside","version":1,"minReader":1,"app":"1.2.3",',
      '"attachments":[',
      '],',
      '"prompts":[',
      '],',
      '"settings":{},',
      '"conversations":[',
      '],',
      `"end":{"counts":{"attachments":0,"conversations":0,"messages":0,"prompts":0,"requests":0,"summaries":0},"sha256":"${hashBeforeEnd(text)}"}}`,
      '',
    ].join('\n'),
  );
});

test('exported, read back and exported again, an archive has the same bytes', () => {
  fc.assert(
    fc.property(anyArchive, (parts) => {
      const text = written(parts);
      expect(written(read(text))).toBe(text);
    }),
    runs(60),
  );
});

test('nothing of what is exported is lost on the way', () => {
  fc.assert(
    fc.property(anyArchive, (parts) => {
      const { attachments, prompts, settings, conversations } = read(written(parts));
      const ids = ({ id }: { id: string }) => id;
      expect(attachments.toSorted(sort(ids))).toEqual(parts.attachments.toSorted(sort(ids)));
      expect(prompts.toSorted(sort(ids))).toEqual(parts.prompts.toSorted(sort(ids)));
      expect(settings).toEqual(parts.settings);
      const known = (one: (typeof conversations)[number]) => one.conversation.id;
      expect(conversations.toSorted(sort(known))).toEqual(parts.conversations.toSorted(sort(known)));
    }),
    runs(40),
  );
});

test('the end counts what is there and has the hash of all before its line', () => {
  fc.assert(
    fc.property(anyArchive, (parts) => {
      const text = written(parts);
      const { end } = JSON.parse(text) as ArchiveDocument;
      const sum = (count: (one: (typeof parts.conversations)[number]) => number) =>
        parts.conversations.reduce((total, one) => total + count(one), 0);
      expect(end).toEqual({
        counts: {
          attachments: parts.attachments.length,
          conversations: parts.conversations.length,
          messages: sum(({ messages }) => messages.length),
          prompts: parts.prompts.length,
          requests: sum(({ requests }) => requests.length),
          summaries: sum(({ summaries }) => summaries.length),
        },
        sha256: hashBeforeEnd(text),
      });
    }),
    runs(20),
  );
});

test('every entry has a line of its own', () => {
  fc.assert(
    fc.property(anyArchive, (parts) => {
      const lines = written(parts).split('\n');
      const { attachments, prompts, conversations } = parts;
      expect(lines).toHaveLength(10 + attachments.length + prompts.length + conversations.length);
    }),
    runs(20),
  );
});

function sort<T>(keyOf: (entry: T) => string) {
  return (one: T, other: T) => (keyOf(one) < keyOf(other) ? -1 : 1);
}

function hashBeforeEnd(text: string): string {
  const before = text.slice(0, text.lastIndexOf('\n"end"') + 1);
  return createHash('sha256').update(before, 'utf8').digest('hex');
}
