import { expect, test } from 'vitest';
import { attachmentIdsOf } from '@/lib/core/attachments/attachment';
import { type Block, textBlock } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { fillFiles } from '@/lib/core/import/fill-files';
import { fc } from '../../property-runs';
import { emptyConversation, userMessage } from '../conversations';
import { ask, emptyProfile, imported } from './profile';

const named = (number: number): Block => ({ type: 'named_file', name: '', source: `file-${number}` });
const picture = (number: number): Block => ({
  type: 'image',
  name: 'image.png',
  source: `file-${number}`,
  mediaType: 'image/png',
  width: 4,
  height: 3,
  attachmentId: `${number}`,
  bytes: 100,
});

function messageWith(content: readonly Block[]): Message {
  const attachmentIds = attachmentIdsOf(content);
  const facts = { conversationId: 'conversation', ...(attachmentIds.length > 0 && { attachmentIds }) };
  return { ...userMessage('m', '', facts), content, importedFrom: 'chatgpt' };
}

function archivedWith(content: readonly Block[]) {
  const conversation = emptyConversation({ id: 'conversation', headId: 'm', nextSeq: 2 });
  return { conversation, messages: [messageWith(content)], summaries: [], requests: [] };
}

/** A message with files, and which of them each of two versions has. */
const anyVersions = fc
  .array(fc.oneof(fc.constantFrom('a', 'b'), fc.tuple(fc.boolean(), fc.boolean())), { maxLength: 6 })
  .map((parts) => {
    const versionOf = (which: 0 | 1) =>
      parts.map((part, index) => {
        if (typeof part === 'string') return textBlock(part);
        return part[which] ? picture(index) : named(index);
      });
    return [versionOf(0), versionOf(1)] as const;
  });

test('each of two versions gets the files that only the other one has, and is counted anew', () => {
  fc.assert(
    fc.property(anyVersions, ([ours, theirs]) => {
      const { stored, incoming, filled } = fillFiles(archivedWith(ours), archivedWith(theirs));
      const both = ours.map((block, index) => (block.type === 'named_file' ? theirs[index] : block));
      expect(stored.messages).toEqual([messageWith(both as Block[])]);
      expect(incoming.messages).toEqual(stored.messages);
      const isGrown = ours.some(
        ({ type }, index) => type === 'named_file' && theirs[index]?.type === 'image',
      );
      expect(filled).toEqual(isGrown ? stored.messages : []);
    }),
  );
});

test('of versions that differ in anything else, each stays as it is', () => {
  for (const [ours, theirs] of [
    [
      [named(1), textBlock('Why?')],
      [picture(1), textBlock('What?')],
    ],
    [[named(1)], [picture(1), textBlock('Why?')]],
    [[named(1)], [named(2)]],
    [[named(1)], [picture(2)]],
    [
      [named(1), picture(2)],
      [picture(2), named(1)],
    ],
    [
      [named(1), picture(2)],
      [picture(1), picture(3)],
    ],
  ] as const) {
    const archived = { stored: archivedWith(ours), incoming: archivedWith(theirs) };
    expect(fillFiles(archived.stored, archived.incoming)).toEqual({ ...archived, filled: [] });
  }
});

test('a picture that comes later takes the place of its name, once and without a branch', () => {
  const [bare, whole] = [
    archivedWith([named(1), textBlock('What is this?')]),
    archivedWith([picture(1), textBlock('What is this?')]),
  ];
  const counted = { ...bare, messages: bare.messages.map((message) => ({ ...message, tokens: 4 })) };
  const profile = imported(emptyProfile, counted);
  expect(ask(profile, whole)).toMatchObject({ verdict: 'newer', addedMessages: 0 });
  const filled = imported(profile, whole);
  expect(filled.stored?.messages).toEqual(whole.messages);
  expect(filled.revisions.size).toBe(0);
  for (const file of [bare, whole]) expect(ask(filled, file).verdict).toBe('same');
});

test('a name that only one of the versions knows is in both', () => {
  const audio = (name: string): Block => ({ ...named(7), name });
  const { stored, incoming } = fillFiles(
    archivedWith([named(1), audio('')]),
    archivedWith([picture(1), audio('voice.wav')]),
  );
  expect(stored.messages).toEqual([messageWith([picture(1), audio('voice.wav')])]);
  expect(incoming.messages).toEqual(stored.messages);
});

test('bytes come in also with a version that is older than what is here', () => {
  const bare = archivedWith([named(1)]);
  const renamed = { ...bare, conversation: { ...bare.conversation, title: 'Mine', updatedAt: 9_000 } };
  const whole = archivedWith([picture(1)]);
  const older = { ...whole, conversation: { ...whole.conversation, title: 'Theirs', updatedAt: 5_000 } };
  const profile = imported(emptyProfile, renamed);
  expect(ask(profile, older).verdict).toBe('newer');
  const filled = imported(profile, older);
  expect(filled.stored?.messages).toEqual(whole.messages);
  expect(filled.stored?.conversation.title).toBe('Mine');
  expect(ask(filled, older).verdict).toBe('older');
});

test('bytes come in together with a message that is new', () => {
  const whole = archivedWith([picture(1)]);
  const next = userMessage('n', 'And this?', { conversationId: 'conversation', parentId: 'm', seq: 2 });
  const conversation = { ...whole.conversation, headId: 'n', nextSeq: 3, updatedAt: 9_000 };
  const grown = { ...whole, conversation, messages: [...whole.messages, next] };
  const profile = imported(emptyProfile, archivedWith([named(1)]));
  expect(ask(profile, grown)).toMatchObject({ verdict: 'newer', addedMessages: 1 });
  expect(imported(profile, grown).stored?.messages).toEqual(grown.messages);
});
