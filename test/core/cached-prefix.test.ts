import { describe, expect, test } from 'vitest';
import { sharedPrefix } from '@/lib/core/cached-prefix';
import { textBlock } from '@/lib/core/content';
import { isInRequest } from '@/lib/core/context';
import type { Conversation, Message, ReplyOptions } from '@/lib/core/conversation';
import { sentPrefixOf, toLedgerRecord } from '@/lib/core/ledger';
import { countedTokensOf, planRequest } from '@/lib/core/plan-request';
import type { ContextPolicy } from '@/lib/core/policy';
import type { Summary } from '@/lib/core/summary/summary';
import { fc, runs } from '../property-runs';
import { imageBlock } from './attachments/blocks';
import { anyBranch, assistantMessage, emptyConversation, userMessage } from './conversations';

const calibration = { factor: 1, samples: 5 };
const start = 10_000_000;

const sonnet = { providerId: 'anthropic', model: 'claude-sonnet-5', name: '' };
/** Caches alone, and any length. */
const local = { providerId: 'ollama', model: 'llama', name: '' };
const everything: ContextPolicy = { mode: 'everything' };

interface Opened {
  conversation: Conversation;
  branch: readonly Message[];
  summaries: readonly Summary[];
}

function plan(opened: Opened, now = start) {
  const planned = planRequest(opened, calibration, now);
  if (!planned.fits) throw new Error('Without a window everything fits.');
  return planned;
}

/** Sends the request for the newest question, and adds a reply and the next question. */
function afterSending(opened: Opened): Opened {
  const { conversation, branch } = opened;
  const { context, countedTokens, leftOutFiles } = plan(opened);
  const question = branch.at(-1)?.id ?? '';
  const facts = {
    conversation,
    branch,
    context,
    countedTokens,
    leftOutFiles,
    questionId: question,
    replyId: 'reply',
  };
  const sent = sentPrefixOf(toLedgerRecord({ ...facts, sentAt: start }, undefined));
  const { anchorId } = context.report;
  return {
    ...opened,
    conversation: { ...conversation, lastRequest: { anchorId, sentAt: start, ledgerId: 'reply', sent } },
    branch: [...branch, reply('reply'), userMessage('next', 'And then?', { tokens: 20 })],
  };
}

function reply(id: string, tokens = 1_000): Message {
  return assistantMessage(id, [{ type: 'text', text: 'Yes' }], { tokens });
}

function talk(count: number): Message[] {
  return Array.from({ length: count }, (_, index) => [
    userMessage(`u${index}`, 'Why?', { tokens: 1_000 }),
    reply(`a${index}`),
  ]).flat();
}

function opened(change: Partial<Conversation> = {}): Opened {
  const conversation = emptyConversation({ model: sonnet, policy: everything, ...change });
  return { conversation, branch: [...talk(3), userMessage('asked', 'Now?', { tokens: 20 })], summaries: [] };
}

/** With a change of one message. */
function changed(before: Opened, id: string, change: Partial<Message>): Opened {
  return {
    ...before,
    branch: before.branch.map((message) => (message.id === id ? { ...message, ...change } : message)),
  };
}

function summaryOf(change: Partial<Summary> = {}): Summary {
  return {
    id: 'summary',
    conversationId: 'conversation',
    upToId: 'a0',
    upToSeq: 1,
    covered: [],
    text: 'They talked.',
    tokens: 1_500,
    providerId: 'anthropic',
    model: 'claude-sonnet-5',
    usage: [],
    createdAt: 0,
    policy: { mode: 'summary', automatic: 'ask' },
    before: { anchorId: null },
    ...change,
  };
}

const nothing = { tokens: 0, upToId: null };
/** Three turns of two messages, and the question, each with what providers add. */
const wholeTokens = 6 * 1_004 + 24;

describe('the cached prefix', () => {
  test('is nothing before the first request, and where nobody has kept what it held', () => {
    expect(plan(opened()).cached).toEqual(nothing);
    const lastRequest = { anchorId: null, sentAt: start, ledgerId: 'reply' };
    expect(plan(opened({ lastRequest })).cached).toEqual(nothing);
  });

  test('is the whole request before, up to its question', () => {
    expect(plan(afterSending(opened())).cached).toEqual({ tokens: wholeTokens, upToId: 'asked' });
  });

  test('is nothing once the cache has forgotten, for another model, and for another system prompt', () => {
    const sent = afterSending(opened());
    expect(plan(sent, start + 300_000).cached.tokens).toBe(wholeTokens);
    expect(plan(sent, start + 300_001).cached).toEqual(nothing);
    for (const change of [
      { model: { ...sonnet, model: 'claude-opus-5' } },
      { model: { ...sonnet, providerId: 'openrouter' } },
      { systemPrompt: 'Be brief.' },
    ]) {
      const other = { ...sent, conversation: { ...sent.conversation, ...change } };
      expect(plan(other).cached).toEqual(nothing);
    }
  });

  test('is nothing under another effort, and only the system prompt under another kind of thinking', () => {
    const systemPrompt = 'Be kind. '.repeat(500);
    const sent = afterSending(opened({ systemPrompt, replyOptions: { effort: 'low', temperature: 1 } }));
    const cachedWith = (replyOptions: ReplyOptions) =>
      plan({ ...sent, conversation: { ...sent.conversation, replyOptions } });
    const same = cachedWith({ effort: 'low', temperature: 0, outputLimit: 100 });
    expect(same.cached.upToId).toBe('asked');
    expect(cachedWith({ effort: 'high' }).cached).toEqual(nothing);
    expect(cachedWith({}).cached).toEqual(nothing);
    expect(cachedWith({ effort: 'low', thinking: 'off' }).cached).toEqual({
      tokens: same.context.report.systemTokens,
      upToId: null,
    });
  });

  test('is nothing where it would be shorter than what is cached at all', () => {
    const short = { ...opened(), branch: [userMessage('asked', 'Now?', { tokens: 1_019 })] };
    expect(plan(afterSending(short)).cached).toEqual(nothing);
    const longer = { ...short, branch: [userMessage('asked', 'Now?', { tokens: 1_020 })] };
    expect(plan(afterSending(longer)).cached).toEqual({ tokens: 1_024, upToId: 'asked' });
  });

  test('ends before a message that is excluded now, where the provider decides alone', () => {
    const sent = afterSending(opened({ model: local }));
    expect(plan(changed(sent, 'u1', { isExcluded: true })).cached).toEqual({
      tokens: 2 * 1_004,
      upToId: 'a0',
    });
    expect(plan(changed(sent, 'u0', { isExcluded: true })).cached).toEqual(nothing);
  });

  test('is only what is marked, where the provider is told what to remember', () => {
    const systemPrompt = 'Be kind. '.repeat(500);
    for (const change of [{ systemPrompt: '' }, { systemPrompt }]) {
      const sent = afterSending(opened(change));
      const { cached, context } = plan(changed(sent, 'u1', { isExcluded: true }));
      expect(cached).toEqual({ tokens: context.report.systemTokens, upToId: null });
    }
  });

  test('is not touched by a pin of what is sent anyway, but by one of what was trimmed', () => {
    const sent = afterSending(opened({ policy: { mode: 'budget', ceilingTokens: 6_000 } }));
    expect(plan(changed(sent, 'u2', { isPinned: true })).cached).toEqual({ tokens: 2_032, upToId: 'asked' });
    expect(plan(changed(sent, 'u0', { isPinned: true })).cached).toEqual(nothing);
  });

  test('holds the summary as long as it is the same one', () => {
    const policy = { mode: 'summary', automatic: 'off' } as const;
    const summaries = [summaryOf()];
    const sent = afterSending({ ...opened({ policy }), summaries });
    expect(plan(sent).cached).toEqual({ tokens: 1_504 + 4 * 1_004 + 24, upToId: 'asked' });
    expect(plan(changed(sent, 'u2', { isExcluded: true })).cached).toEqual({ tokens: 1_504, upToId: null });
    const again = [...summaries, summaryOf({ id: 'again', createdAt: 1 })];
    expect(plan({ ...sent, summaries: again }).cached).toEqual(nothing);
    expect(plan({ ...sent, summaries: [] }).cached).toEqual(nothing);
  });

  test('holds nothing of a branch that has left the question behind', () => {
    const sent = afterSending(opened({ model: local }));
    const elsewhere = [...sent.branch.slice(0, 4), userMessage('other', 'Or else?')];
    const left = { ...sent, branch: elsewhere };
    expect(plan(left).cached).toEqual(nothing);
    const before = sent.conversation.lastRequest?.sent;
    const { report } = plan(left).context;
    expect(before && sharedPrefix(before, { ...left, report }).isWhole).toBe(false);
    const trimmed = afterSending(opened({ model: local, policy: { mode: 'last-turns', turns: 1 } }));
    const { branch, conversation } = trimmed;
    const withoutAnchor = branch.filter(({ id }) => id !== conversation.lastRequest?.anchorId);
    expect(plan({ ...trimmed, branch: withoutAnchor }).cached).toEqual(nothing);
  });

  test('ends before a file that goes as text from now on, because the request would be too large with it', () => {
    const withPicture = (id: string, millions: number) =>
      userMessage(id, '', {
        content: [imageBlock({ bytes: millions * 1_000_000 }), textBlock('Well?')],
        tokens: 1_000,
      });
    const branch = [...talk(1), withPicture('first', 8), reply('r1'), withPicture('second', 8), reply('r2')];
    const asked = [...branch, userMessage('asked', 'Now?', { tokens: 20 })];
    const model = { providerId: 'openai', model: 'gpt-4o', name: '' };
    const conversation = emptyConversation({ model, policy: everything });
    const sent = afterSending({ conversation, branch: asked, summaries: [] });
    expect(plan(sent).leftOutFiles).toBe(0);
    expect(plan(sent).cached.upToId).toBe('asked');
    const large = { ...sent, branch: [...sent.branch.slice(0, -1), withPicture('next', 8)] };
    expect(plan(large).leftOutFiles).toBeGreaterThan(0);
    expect(plan(large).cached.upToId).toBe(talk(1).at(-1)?.id);
    const again = afterSending(large);
    expect(again.conversation.lastRequest?.sent?.leftOutFiles).toBe(plan(large).leftOutFiles);
    expect(plan(again).cached.upToId).toBe('next');
  });

  test('is exactly what two requests begin with in common, whatever changes in between', () => {
    const rarely = fc.integer({ min: 0, max: 7 }).map((drawn) => drawn === 0);
    const anyFlags = fc.array(rarely, { minLength: 13, maxLength: 13 });
    const anyWishes = fc.record({ pinned: anyFlags, excluded: anyFlags });
    const anyCase = fc.record({
      branch: anyBranch.map((branch) => branch.map(withoutFiles)),
      before: anyWishes,
      after: fc.option(anyWishes),
      policy: fc.constantFrom<ContextPolicy>(
        everything,
        { mode: 'last-turns', turns: 2 },
        { mode: 'budget', ceilingTokens: 100 },
      ),
      model: fc.constantFrom(local, sonnet),
      isCold: fc.boolean(),
    });
    const often = runs(1_000);
    let shared = 0;
    fc.assert(
      fc.property(anyCase, ({ branch, before, after, policy, model, isCold }) => {
        const conversation = emptyConversation({ model, policy, systemPrompt: 'Be kind.' });
        const asked = [...branch, userMessage('asked', 'Now?', { tokens: 9 })];
        const first = { conversation, summaries: [], branch: wished(asked, before) };
        const sent = afterSending(first);
        const next = { ...sent, branch: after ? wished(sent.branch, after) : sent.branch };
        const now = isCold ? start + 3_600_000 : start;
        const { cached, context } = plan(next, now);
        expect(cached.tokens).toBeLessThanOrEqual(context.report.totalTokens);
        const inFirst = plan(first).context.report.entries.filter(isInRequest);
        const inNext = context.report.entries.filter(isInRequest);
        const differing = inFirst.findIndex(({ messageId }, index) => inNext[index]?.messageId !== messageId);
        const common = differing === -1 ? inFirst : inFirst.slice(0, differing);
        const tokens = common.reduce((sum, entry) => sum + entry.tokens, context.report.systemTokens);
        // With Anthropic, nothing here is long enough to be cached.
        const isForgotten = isCold || model === sonnet;
        expect(cached).toEqual(isForgotten ? nothing : { tokens, upToId: common.at(-1)?.messageId ?? null });
        shared += common.length;
      }),
      often,
    );
    expect(shared).toBeGreaterThan(often.numRuns / 2);
  });
});

function wished(
  branch: readonly Message[],
  { pinned, excluded }: { pinned: boolean[]; excluded: boolean[] },
) {
  return branch.map((message, index) => ({
    ...message,
    isPinned: pinned[index] === true,
    isExcluded: excluded[index] === true && countedTokensOf(message) > 0 && message.id !== 'next',
  }));
}

/** Pictures and PDFs alone would be long enough to be cached. */
function withoutFiles(message: Message): Message {
  return {
    ...message,
    content: message.content.filter(({ type }) => type !== 'image' && type !== 'document'),
  };
}
