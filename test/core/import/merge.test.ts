import { expect, test } from 'vitest';
import type { ArchivedConversation } from '@/lib/core/archive/archived-conversation';
import { textBlock } from '@/lib/core/content';
import { isSame } from '@/lib/core/import/same-value';
import type { LedgerRecord } from '@/lib/core/ledger';
import { branchTo, treeOf } from '@/lib/core/message-tree';
import { assistantMessage, emptyConversation, userMessage } from '../conversations';
import { ask, emptyProfile, expectValid, imported, type Profile, usual } from './profile';
import { after } from './versions';

const talk = (change: Partial<ArchivedConversation['conversation']> = {}): ArchivedConversation => ({
  conversation: emptyConversation({ headId: 'answer', nextSeq: 3, updatedAt: 2_000, ...change }),
  messages: [
    userMessage('question', 'Why?', { seq: 1 }),
    assistantMessage('answer', [textBlock('Because.')], { seq: 2, parentId: 'question' }),
  ],
  summaries: [],
  requests: [],
});
const withAnswer = (archived: ArchivedConversation, text: string): ArchivedConversation => ({
  ...archived,
  messages: archived.messages.map((message) =>
    message.id === 'answer' ? { ...message, content: [textBlock(text)] } : message,
  ),
});
const here = (archived: ArchivedConversation) => imported(emptyProfile, archived);
const texts = ({ stored }: Profile) => stored?.messages.map(({ content }) => content[0]?.text);

test('what is unknown here is taken as it is', () => {
  const file = talk();
  const { verdict, change, addedMessages } = ask(emptyProfile, file);
  expect({ verdict, addedMessages }).toEqual({ verdict: 'new', addedMessages: 2 });
  expect(change).toEqual({ ...file, revisions: [] });
});

test('a newer version takes the place of the older one, which is kept', () => {
  const profile = imported(here(talk()), withAnswer(talk({ updatedAt: 3_000 }), 'Because of that.'));
  expect(texts(profile)).toEqual(['Why?', 'Because of that.']);
  expect([...profile.revisions.values()]).toMatchObject([
    { kind: 'message', value: { id: 'answer', content: [textBlock('Because.')] } },
  ]);
});

test('an older version is kept, too, and nothing of it is shown', () => {
  const profile = imported(here(withAnswer(talk({ updatedAt: 3_000 }), 'Because of that.')), talk());
  expect(texts(profile)).toEqual(['Why?', 'Because of that.']);
  expect([...profile.revisions.values()]).toMatchObject([{ value: { content: [textBlock('Because.')] } }]);
});

test('two versions of which none is the newer one are two branches, and the one that was here is shown', () => {
  const profile = imported(here(talk()), withAnswer(talk(), 'Because of that.'));
  expect(texts(profile)).toEqual(['Why?', 'Because.', 'Because of that.']);
  const tree = treeOf(profile.stored?.conversation ?? emptyConversation(), profile.stored?.messages ?? []);
  expect(tree.children.get('question')).toHaveLength(2);
  expect(branchTo(profile.stored?.conversation.headId ?? null, tree).map(({ id }) => id)).toEqual([
    'question',
    'answer',
  ]);
});

test('a version beside that was deleted does not come back', () => {
  const profile = here(talk());
  const other = withAnswer(talk(), 'Because of that.');
  const beside = imported(profile, other).stored?.messages[2]?.id ?? '';
  const deleted = { deletedIds: new Set([beside]) };
  expect(ask(profile, other, usual, deleted).verdict).toBe('same');
  expect(ask(profile, other, { ...usual, restores: true }, deleted).verdict).toBe('both');
});

test('what the user has deleted stays deleted, unless they want it back', () => {
  const back = { ...usual, restores: true };
  expect(ask(emptyProfile, talk(), usual, { isDeleted: true })).toEqual({
    verdict: 'deleted',
    addedMessages: 0,
  });
  expect(ask(emptyProfile, talk(), back, { isDeleted: true }).verdict).toBe('new');
  const deleting = here(talk());
  const stored = deleting.stored && {
    ...deleting.stored,
    conversation: { ...deleting.stored.conversation, deletedAt: 5 },
  };
  expect(ask({ ...deleting, stored }, talk()).verdict).toBe('deleted');
  expect(ask({ ...deleting, stored }, talk(), back).change?.conversation).toEqual(talk().conversation);
});

test('a deleted message stays deleted, and what followed it follows the one before it', () => {
  const deleted = { deletedIds: new Set(['question']) };
  const profile = imported(emptyProfile, talk(), usual, deleted);
  expect(profile.stored?.messages).toMatchObject([{ id: 'answer', parentId: null }]);
  expect(ask(profile, talk(), usual, deleted).verdict).toBe('same');
  const request = { id: 'answer', conversationId: 'conversation' } as LedgerRecord;
  const headless = imported(emptyProfile, { ...talk(), requests: [request] }, usual, {
    deletedIds: new Set(['answer']),
  });
  expect(headless.stored).toMatchObject({ conversation: { headId: 'question' }, requests: [] });
  const longer = after(talk(), [{ does: 'write', after: 2, text: 'More' }], 'x');
  const first = imported(emptyProfile, longer, usual, deleted).stored?.messages;
  expect(first).toMatchObject([{ parentId: null }, { parentId: 'answer' }]);
});

test('while a reply arrives nothing is touched', () => {
  const arriving = talk();
  const stored = {
    ...arriving,
    messages: arriving.messages.map((message) => ({ ...message, status: 'streaming' as const })),
  };
  expect(ask({ ...emptyProfile, stored }, withAnswer(talk(), 'x')).verdict).toBe('busy');
  // What arrived elsewhere does not arrive here.
  expect(here(stored).stored?.messages.map(({ status }) => status)).toEqual(['interrupted', 'interrupted']);
});

test('ids that another conversation has are left to it', () => {
  const sent = {
    providerId: 'p',
    model: 'm',
    systemPrompt: '',
    questionId: 'question',
    anchorId: null,
    pinnedIds: ['question'],
    excludedIds: [],
    summaryId: 'short',
  };
  const basis = { mode: 'summary' as const, upToId: 'question' };
  const lastRequest = { anchorId: 'question', basis, sentAt: 1, ledgerId: 'answer', sent };
  const [summary] = after(talk(), [{ does: 'summarize', which: 0 }], 'x').summaries;
  const before = { anchorId: 'answer', basis: { mode: 'everything' as const } };
  const file: ArchivedConversation = {
    ...talk({ failedId: 'answer', lastRequest }),
    summaries: summary ? [{ ...summary, id: 'short', earlierId: 'shorter', before }] : [],
    requests: [
      {
        ...sent,
        id: 'answer',
        conversationId: 'conversation',
        sentAt: 1,
        counts: { sent: 1, pinned: 0, summarized: 0, trimmed: 0, excluded: 0, blank: 0 },
        systemTokens: 0,
        totalTokens: 1,
        countedTokens: 1,
        limitTokens: null,
        change: 'first',
      },
    ],
  };
  const takenIds = new Set(['question', 'answer', 'short', 'shorter']);
  const profile = imported(emptyProfile, file, usual, { takenIds });
  const everything = JSON.stringify(profile.stored);
  for (const id of takenIds) expect(everything).not.toContain(`"${id}"`);
  expectValid(profile);
  expect(ask(profile, file, usual, { takenIds }).change).toBeUndefined();
  const [kept] =
    imported(emptyProfile, file, usual, { takenIds: new Set(['answer']) }).stored?.messages ?? [];
  expect(kept?.id).toBe('question');
  // A file that names less, too.
  const { sent: _, basis: __, ...bare } = lastRequest;
  const simple = talk({ headId: null, lastRequest: { ...bare, anchorId: null } });
  expect(imported(emptyProfile, simple, usual, { takenIds }).stored?.conversation.headId).toBeNull();
});

test('another program knows nothing of what the user wishes here', () => {
  const foreign = { ...usual, isForeign: true };
  const profile = here(talk());
  const stored = profile.stored && {
    ...profile.stored,
    conversation: { ...profile.stored.conversation, pinnedAt: 7, title: 'Mine', hasOwnTitle: true },
    messages: profile.stored.messages.map((message) => ({
      ...message,
      isPinned: true,
      isExcluded: true,
      shownSeq: 9,
      tokens: 4,
      deletedAt: 5,
    })),
  };
  const touched = { ...profile, stored };
  const redated = talk({ updatedAt: 9_000, title: 'Theirs' });
  expect(ask(touched, redated, foreign).change).toBeUndefined();
  const longer = after(redated, [{ does: 'write', after: 2, text: 'More' }], 'later');
  const grown = imported(touched, longer, foreign).stored;
  expect(grown?.conversation).toMatchObject({
    pinnedAt: 7,
    title: 'Mine',
    headId: 'later 0',
    updatedAt: 9_001,
  });
  expect(grown?.messages[0]).toEqual(stored?.messages[0]);
  const untitled = imported(here(talk({ title: 'Old' })), longer, foreign).stored;
  expect(untitled?.conversation.title).toBe('Theirs');
  const nameless = { ...longer, conversation: { ...longer.conversation, title: '' } };
  expect(imported(here(talk({ title: 'Old' })), nameless, foreign).stored?.conversation.title).toBe('Old');
});

test('what was written here and there since is all kept, and what is shown stays', () => {
  const ours = after(talk(), [{ does: 'write', after: 2, text: 'Ours' }], 'ours');
  const theirs = after(
    talk(),
    [
      { does: 'write', after: 2, text: 'Theirs' },
      { does: 'rename', title: 'New' },
    ],
    'x',
  );
  for (const isForeign of [true, false]) {
    const { change, verdict } = ask(here(ours), theirs, { ...usual, isForeign });
    expect(verdict).toBe('both');
    expect(change?.conversation).toMatchObject({ headId: 'ours 0', nextSeq: 5, updatedAt: 2_002 });
    expect(change?.messages).toMatchObject([{ id: 'x 0', seq: 4, parentId: 'answer' }]);
  }
});

test('a title that was changed before something newer came is kept as a revision', () => {
  const renamed = after(talk(), [{ does: 'rename', title: 'New' }], 'x');
  expect([...imported(here(talk()), renamed).revisions.values()]).toMatchObject([
    { kind: 'conversation', value: { title: '' } },
  ]);
  const older = ask(here(renamed), talk());
  expect(older.verdict).toBe('older');
  expect(older.change?.revisions).toMatchObject([{ kind: 'conversation', value: { title: '' } }]);
  const sameTime = { ...talk(), conversation: { ...talk().conversation, title: 'Other' } };
  expect(ask(here(talk()), sameTime).verdict).toBe('same');
});

test('an older file with nothing new says so', () => {
  const longer = after(talk(), [{ does: 'write', after: 2, text: 'More' }], 'later');
  expect(ask(here(longer), talk())).toEqual({ verdict: 'older', addedMessages: 0 });
});

test('what was started over here is not numbered anew', () => {
  const profile = here(talk());
  const cleared = { at: 1, beforeSeq: 3, headId: 'answer', title: '' };
  const stored = profile.stored && {
    ...profile.stored,
    conversation: { ...profile.stored.conversation, headId: null, cleared },
  };
  const longer = after(talk(), [{ does: 'write', after: 2, text: 'More' }], 'later');
  const { verdict, change } = ask({ ...profile, stored }, longer);
  expect(verdict).toBe('both');
  expect(change?.conversation.cleared).toEqual(cleared);
});

test('tokens that were counted here are kept as long as they are right', () => {
  const counted = talk();
  const stored = {
    ...counted,
    messages: counted.messages.map((message) => ({ ...message, tokens: 5 })),
  };
  const newer = withAnswer(talk({ updatedAt: 3_000 }), 'Because of that.');
  const tokens = imported(here(stored), newer).stored?.messages.map((message) => message.tokens);
  expect(tokens).toEqual([5, undefined]);
});

test('a summary that was changed is kept in both versions', () => {
  const summarized = after(talk(), [{ does: 'summarize', which: 0 }], 's');
  const undone = {
    ...summarized,
    conversation: { ...summarized.conversation, updatedAt: 9_000 },
    summaries: summarized.summaries.map((summary) => ({ ...summary, undoneAt: 4 })),
  };
  const newer = imported(here(summarized), undone);
  expect(newer.stored?.summaries).toMatchObject([{ undoneAt: 4 }]);
  expect([...newer.revisions.values()]).toMatchObject([{ kind: 'summary' }]);
  const older = imported(here(undone), summarized);
  expect(older.stored?.summaries).toMatchObject([{ undoneAt: 4 }]);
  expect(older.revisions.size).toBe(1);
});

test('a summary of this profile follows its message to another number', () => {
  const summarized = after(talk(), [{ does: 'summarize', which: 1 }], 's');
  const renumbered = {
    ...talk({ updatedAt: 9_000, nextSeq: 9 }),
    messages: talk().messages.map((message) => ({ ...message, seq: message.seq + 3 })),
  };
  expectValid(imported(here(summarized), renumbered));
});

test.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
  [{ a: undefined }, {}, true],
  [[], {}, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [[1], [2], false],
  [null, {}, false],
  [{}, 'x', false],
])('%j and %j: %j', (one, other, expected) => {
  expect(isSame(one, other)).toBe(expected);
  expect(isSame(other, one)).toBe(expected);
});
