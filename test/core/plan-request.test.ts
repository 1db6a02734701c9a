import { describe, expect, test } from 'vitest';
import type { Conversation, Message } from '@/lib/core/conversation';
import { type LedgerRecord, toLedgerRecord } from '@/lib/core/ledger';
import { efforts } from '@/lib/core/model-rules';
import { countedTokensOf, planRequest } from '@/lib/core/plan-request';
import { policyOf } from '@/lib/core/policy';
import { assistantMessage, emptyConversation, userMessage } from './conversations';

const calibration = { factor: 2, samples: 5 };
const now = 10_000_000;

function turns(count: number, tokens: number): Message[] {
  return Array.from({ length: count }, (_, index) => [
    userMessage(`u${index}`, `Question ${index}`, { tokens }),
    assistantMessage(`a${index}`, [{ type: 'text', text: `Answer ${index}` }], { tokens }),
  ]).flat();
}

function plan(conversation: Conversation, branch: readonly Message[]) {
  const planned = planRequest({ conversation, branch, summaries: [] }, calibration, now);
  if (!planned.fits) throw new Error('It should fit.');
  return planned;
}

const question = userMessage('newest', 'And now?', { tokens: 6 });

describe('planRequest', () => {
  test('gives the request as the provider takes it', () => {
    const conversation = emptyConversation({ systemPrompt: 'Be kind.' });
    const { request } = plan(conversation, [...turns(1, 6), question]);
    expect(request).toEqual({
      model: 'some-model',
      system: 'Be kind.',
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Question 0' }] },
        { role: 'assistant', content: [{ type: 'text', text: 'Answer 0' }], wire: 'anthropic-messages' },
        { role: 'user', content: [{ type: 'text', text: 'And now?' }] },
      ],
      takes: { images: 'yes', pdf: true },
      cacheKey: 'conversation',
      cache: { afterSystem: false, afterSummary: false },
      maxOutputTokens: 8_192,
    });
  });

  test('names no output limit where none is needed', () => {
    const model = { providerId: 'ollama', model: 'llama', name: 'Llama' };
    expect(plan(emptyConversation({ model }), [question]).request).not.toHaveProperty('maxOutputTokens');
  });

  test('estimates with the model’s factor and what providers add to each message', () => {
    const { context, countedTokens } = plan(emptyConversation(), [...turns(1, 6), question]);
    expect(countedTokens).toBe(3 * (6 + 4));
    expect(context.report.totalTokens).toBe(2 * countedTokens);
    const withSystem = plan(emptyConversation({ systemPrompt: 'Be kind.' }), [question]);
    expect(withSystem.countedTokens).toBe(10 + 3 + 4);
    expect(withSystem.context.report.systemTokens).toBe(2 * (3 + 4));
  });

  test('keeps room for the reply, and for what the user says of the window', () => {
    const model = { providerId: 'ollama', model: 'llama', name: 'Llama', contextTokens: 20_000 };
    expect(plan(emptyConversation({ model }), [question]).context.report.limitTokens).toBe(20_000 - 5_000);
    const large = { ...model, contextTokens: 40_000 };
    expect(plan(emptyConversation({ model: large }), [question]).context.report.limitTokens).toBe(
      40_000 - 8_192,
    );
    const small = { ...model, contextTokens: 4_096 };
    expect(plan(emptyConversation({ model: small }), [question]).context.report.limitTokens).toBe(3_072);
    const limited = { ...model, contextLimit: 10_000, outputLimit: 1_000 };
    expect(plan(emptyConversation({ model: limited }), [question]).context.report.limitTokens).toBe(9_000);
    const unknown = plan(emptyConversation(), [question]).context.report.limitTokens;
    expect(unknown).toBe(Infinity);
  });

  test('says what the conversation asks of the reply, and keeps that much room for it', () => {
    const model = { providerId: 'anthropic', model: 'claude-opus-4-5', name: '', contextTokens: 50_000 };
    const replyOptions = { temperature: 0.5, effort: 'low', outputLimit: 3_000 } as const;
    const { request, context } = plan(emptyConversation({ model, replyOptions }), [question]);
    expect(request).toMatchObject({ maxOutputTokens: 3_000, options: { temperature: 0.5, effort: 'low' } });
    expect(context.report.limitTokens).toBe(47_000);
    expect(plan(emptyConversation({ model }), [question]).request).not.toHaveProperty('options');
  });

  test('says when it does not fit', () => {
    const model = { providerId: 'ollama', model: 'llama', name: 'Llama', contextTokens: 2_000 };
    const long = userMessage('newest', 'Long', { tokens: 1_000 });
    const opened = { conversation: emptyConversation({ model }), branch: [long], summaries: [] };
    expect(planRequest(opened, calibration, now)).toEqual({
      fits: false,
      doesNotFit: { neededTokens: 2_008, limitTokens: 1_500 },
    });
  });

  test('cuts early when the cache has gone cold, and only then', () => {
    const branch = [...turns(60, 200), question];
    const lastRequest = { anchorId: null, ledgerId: 'l' };
    const warm = emptyConversation({ lastRequest: { ...lastRequest, sentAt: now - 299_000 } });
    const cold = emptyConversation({ lastRequest: { ...lastRequest, sentAt: now - 301_000 } });
    const policy = { mode: 'budget', ceilingTokens: 60_000 } as const;
    expect(plan({ ...warm, policy }, branch).context.report.isCut).toBe(false);
    expect(plan({ ...cold, policy }, branch).context.report.isCut).toBe(true);
  });

  test('a message counts as what was counted, else roughly; what cannot be sent counts nothing', () => {
    expect(countedTokensOf(userMessage('1', 'Hello', { tokens: 99 }))).toBe(99);
    expect(countedTokensOf(userMessage('1', 'Hello'))).toBe(2);
    expect(countedTokensOf(assistantMessage('1', [{ type: 'thinking', thinking: 'Hm' }]))).toBe(0);
  });

  test('a conversation without a policy has the usual one', () => {
    expect(policyOf(emptyConversation())).toEqual({ mode: 'summary', automatic: 'ask' });
    expect(policyOf(emptyConversation({ policy: { mode: 'everything' } }))).toEqual({ mode: 'everything' });
  });
});

describe('the ledger', () => {
  const conversation = emptyConversation({ systemPrompt: 'Be kind.' });
  const branch = [...turns(2, 50), question];

  function record(change: Partial<Conversation> = {}, path = branch, before?: LedgerRecord): LedgerRecord {
    const changed = { ...conversation, ...change };
    const { context, countedTokens } = plan(changed, path);
    return toLedgerRecord(
      {
        conversation: changed,
        branch: path,
        questionId: path.at(-1)?.id ?? '',
        context,
        replyId: 'reply',
        sentAt: now,
        countedTokens,
      },
      before,
    );
  }

  test('says what was in the request', () => {
    const path = branch.map((message, index) => ({
      ...message,
      isPinned: index === 0,
      isExcluded: index === 3,
    }));
    expect(record({}, path)).toEqual({
      id: 'reply',
      conversationId: 'conversation',
      sentAt: now,
      providerId: 'anthropic',
      model: 'some-model',
      systemPrompt: 'Be kind.',
      questionId: 'newest',
      anchorId: null,
      pinnedIds: ['u0', 'a0'],
      excludedIds: ['a1'],
      counts: { sent: 2, pinned: 2, summarized: 0, trimmed: 0, excluded: 1, blank: 0 },
      systemTokens: 14,
      totalTokens: 2 * (7 + 3 * 54 + 10),
      countedTokens: 7 + 3 * 54 + 10,
      limitTokens: null,
      change: 'first',
    });
    const model = { ...conversation.model, contextTokens: 50_000 };
    expect(record({ model }).limitTokens).toBe(50_000 - 8_192);
  });

  test('keeps the prices of its day', () => {
    const priced = { ...conversation.model, userPrices: { input: 2, output: 8 } };
    expect(record({ model: priced }).prices).toEqual({
      input: 2,
      output: 8,
      cacheRead: 0.2,
      cacheWrite: 2.5,
    });
    expect(record({ model: { providerId: 'ollama', model: 'llama', name: '' } }).prices?.input).toBe(0);
  });

  test('says how a request differs from the one before', () => {
    const before = record();
    const next = [
      ...branch,
      assistantMessage('a', [{ type: 'text', text: 'Yes' }]),
      userMessage('next', 'Go on'),
    ];
    expect(record({}, next, before).change).toBe('grown');
    expect(record({ systemPrompt: 'Be brief.' }, next, before).change).toBe('system');
    expect(record({ model: { ...conversation.model, model: 'other' } }, next, before).change).toBe('model');
    const effort = { ...conversation.model, capabilities: { efforts } };
    expect(record({ model: effort, replyOptions: { effort: 'low' } }, next, before).change).toBe('options');
    expect(record({}, next, { ...before, thinking: 'adaptive' }).change).toBe('options');
    expect(record({ model: { ...conversation.model, providerId: 'openai' } }, next, before).change).toBe(
      'model',
    );
    expect(record({ policy: { mode: 'budget', ceilingTokens: 150 } }, next, before).change).toBe('cut');
    expect(
      record({ policy: { mode: 'last-turns', turns: 1 } }, next, { ...before, anchorId: 'u1' }).change,
    ).toBe('cut');
    expect(record({}, next, { ...before, summaryId: 'gone' }).change).toBe('summary');
    expect(record({}, [userMessage('elsewhere', 'Another branch')], before).change).toBe('selection');
    const pinned = next.map((message, index) => ({ ...message, isPinned: index === 0 }));
    expect(record({}, pinned, before).change).toBe('grown');
    const lastRequest = { anchorId: 'newest', sentAt: now, ledgerId: 'l' };
    const short = { policy: { mode: 'last-turns', turns: 1 }, lastRequest } as const;
    const trimmed = { ...before, anchorId: 'newest' };
    expect(record(short, next, trimmed).change).toBe('grown');
    expect(record(short, pinned, trimmed).change).toBe('selection');
    const excluded = next.map((message, index) => ({ ...message, isExcluded: index === 0 }));
    expect(record({}, excluded, before).change).toBe('selection');
  });
});
