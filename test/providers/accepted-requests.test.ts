import { describe, expect, test } from 'vitest';
import { type Block, textBlock, type Wire } from '@/lib/core/content';
import type { Message, ModelChoice, ReplyOptions } from '@/lib/core/conversation';
import { type Capabilities, efforts } from '@/lib/core/model-rules';
import { planRequest } from '@/lib/core/plan-request';
import { presetOf } from '@/lib/core/presets';
import type { ReplyRequest } from '@/lib/core/provider';
import type { PlannedConversation } from '@/lib/core/summary/summary';
import { firstKept, summaryJob } from '@/lib/core/summary/summary-job';
import { toAnthropicCount } from '@/lib/providers/anthropic-request';
import { toWireRequest } from '@/lib/providers/wire-request';
import { assistantMessage, emptyConversation, userMessage } from '../core/conversations';
import { afterSending, calibration, calibrations } from '../core/summary/dialogues';
import { anthropicModelNamed } from '../model-server/anthropic-models';
import { validateMessages } from '../model-server/anthropic-rules';
import type { Dialect } from '../model-server/behaviours';
import { asObject } from '../model-server/json';
import { validateChat, validateResponses } from '../model-server/openai-rules';
import { fc, runs } from '../property-runs';

/** The names that the providers' lists have, as people find them in the choice of models. */
const names = {
  anthropic: [
    'claude-fable-5-2',
    'claude-mythos-5-1',
    'claude-opus-5-5',
    'claude-sonnet-5-5',
    'claude-haiku-5-5',
    'claude-opus-5',
    'claude-sonnet-5-20260801',
    'claude-opus-4-8',
    'claude-opus-4-7',
    'claude-opus-4-6',
    'claude-sonnet-4-6',
    'claude-opus-4-5-20251101',
    'claude-sonnet-4-5-20250929',
    'claude-haiku-4-5-20251001',
    'claude-opus-4-1-20250805',
    'claude-sonnet-4-20250514',
    'claude-3-7-sonnet-20250219',
    'claude-3-5-haiku-20241022',
    'claude-3-haiku-20240307',
  ],
  openai: [
    'gpt-6-astra',
    'gpt-6.1-sol',
    'gpt-6.1-terra',
    'gpt-6-luna',
    'gpt-5.6',
    'gpt-5.6-luna',
    'gpt-5.5',
    'gpt-5.5-pro',
    'gpt-5.4',
    'gpt-5.4-mini-2026-03-17',
    'gpt-5.4-nano',
    'gpt-5.3-codex',
    'gpt-5.2-chat-latest',
    'gpt-5.2-pro',
    'gpt-5.1',
    'gpt-5.1-codex-mini',
    'gpt-5-mini-2025-08-07',
    'gpt-5-nano',
    'gpt-5-pro',
    'gpt-5-chat-latest',
    'gpt-5-search-api',
    'gpt-5',
    'gpt-4.1',
    'gpt-4o-search-preview',
    'chatgpt-4o-latest',
    'ft:gpt-4o-mini-2024-07-18:mine::1',
    'gpt-4-turbo',
    'gpt-3.5-turbo',
    'o1',
    'o1-mini',
    'o1-preview',
    'o1-pro',
    'o3',
    'o3-mini',
    'o3-pro',
    'o4-mini',
  ],
  local: ['llama3.3', 'gpt-oss:20b', 'qwen3:8b', 'local-demo-model'],
};

/** A provider as the user sets it up, and as whom its server answers. */
interface Service {
  providerId: string;
  dialect: Dialect;
  models: readonly string[];
}

const services: readonly Service[] = [
  { providerId: 'anthropic', dialect: 'openai', models: [...names.anthropic, 'local-demo-model'] },
  { providerId: 'openai', dialect: 'openai', models: [...names.openai, 'local-demo-model'] },
  { providerId: 'compatible', dialect: 'openai', models: [...names.openai, ...names.local] },
  { providerId: 'openrouter', dialect: 'openrouter', models: ['openai/gpt-5.4', 'meta/llama-4'] },
  { providerId: 'ollama', dialect: 'ollama', models: names.local },
  { providerId: 'llama-cpp', dialect: 'llama-cpp', models: names.local },
  { providerId: 'compatible', dialect: 'vllm', models: names.local },
];

/** What Anthropic's list says of a model; the others' lists say nothing of this. */
function listed(name: string): Partial<ModelChoice> {
  const { thinking, takesEffort, maxOutputTokens } = anthropicModelNamed(name);
  const capabilities: Capabilities = { thinking, efforts: takesEffort ? efforts : [] };
  return { contextTokens: 200_000, maxOutputTokens, capabilities };
}

const anyChoice: fc.Arbitrary<[Service, ModelChoice]> = fc.constantFrom(...services).chain((service) =>
  fc
    .record({
      name: fc.constantFrom(...service.models),
      isListed: fc.boolean(),
      outputLimit: fc.option(fc.integer({ min: 1, max: 999_999_999 }), { nil: undefined }),
      takesTemperature: fc.boolean(),
    })
    .map(({ name, isListed, outputLimit, takesTemperature }): [Service, ModelChoice] => {
      const { providerId } = service;
      const isAnthropic = providerId === 'anthropic';
      // The names of the oldest models do not say how long their replies may be.
      const known = isAnthropic && (isListed || name.startsWith('claude-3'));
      const routed = providerId === 'openrouter' && { capabilities: { takesTemperature, efforts } };
      const limit = outputLimit !== undefined && { outputLimit };
      return [service, { providerId, model: name, name, ...(known && listed(name)), ...routed, ...limit }];
    }),
);

/** All that the fields for replies can be set to, for this model or for one before it. */
const anyOptions: fc.Arbitrary<ReplyOptions> = fc.record(
  {
    temperature: fc.integer({ min: 0, max: 2_000 }).map((thousandths) => thousandths / 1_000),
    effort: fc.constantFrom(...efforts),
    thinking: fc.constantFrom('on', 'off'),
    outputLimit: fc.oneof(fc.integer({ min: 16, max: 20_000 }), fc.integer({ min: 16, max: 999_999_999 })),
  },
  { requiredKeys: [] },
);

/** Replies as the wires give them, each with an id of its own where it has one. */
const replyOf: Record<Wire, (index: number) => Block[]> = {
  'anthropic-messages': (index) => [
    { type: 'thinking', thinking: 'Hm.', signature: 'c2lnbmVk' },
    textBlock(`Reply ${index}. `),
  ],
  'openai-responses': (index) => [
    ...(index % 2 === 0
      ? [{ type: 'reasoning', id: `rs_${index}`, summary: [{ type: 'summary_text', text: 'Hm.' }] }]
      : []),
    {
      type: 'message',
      id: `${index % 3 === 0 ? 'gen' : 'msg'}_${index}`,
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text: `Reply ${index}.`, annotations: [], logprobs: [] }],
    },
  ],
  'openai-chat': (index) => [
    { role: 'assistant', content: `Reply ${index}.`, reasoning: 'Hm.', refusal: null },
  ],
};
const reasoningOf = new Map([0, 2, 4].map((index) => [`msg_${index}`, `rs_${index}`]));
const wires = ['anthropic-messages', 'openai-responses', 'openai-chat'] as const;

const anyTurns = fc.array(
  fc.record({
    wire: fc.constantFrom(...wires),
    question: fc.constantFrom('Why?', ' ', '\ud83d'),
    isExcluded: fc.boolean(),
    isPinned: fc.boolean(),
    hasReply: fc.boolean(),
  }),
  { maxLength: 5 },
);

const anyBranch = anyTurns.map((turns): Message[] => {
  const messages = turns.flatMap(({ wire, question, isExcluded, isPinned, hasReply }, index) => [
    userMessage(`q${index}`, question, { isExcluded, isPinned }),
    ...(hasReply
      ? [
          assistantMessage(`a${index}`, replyOf[wire](index), {
            reply: { wire, providerId: 'some', model: 'some' },
          }),
        ]
      : []),
  ]);
  return [...messages, userMessage('newest', 'And now?')];
});

const anyOpened = fc
  .record({
    choice: anyChoice,
    replyOptions: anyOptions,
    branch: anyBranch,
    systemPrompt: fc.constantFrom('', ' ', 'Be brief.', 'word '.repeat(5_000)),
  })
  .map(({ choice: [service, model], replyOptions, branch, systemPrompt }) => ({
    service,
    opened: {
      conversation: emptyConversation({ systemPrompt, ...withKnownLimits(service, model, replyOptions) }),
      branch,
      summaries: [],
    } satisfies PlannedConversation,
  }));

/** Only the list says how long replies may be: who types the name of a model and a number has to know. */
function withKnownLimits({ providerId }: Service, model: ModelChoice, replyOptions: ReplyOptions) {
  if (providerId !== 'anthropic' || model.maxOutputTokens !== undefined) return { model, replyOptions };
  const { outputLimit: _, ...choice } = model;
  const { outputLimit, ...others } = replyOptions;
  const limited = outputLimit !== undefined && outputLimit <= 20_000 ? { ...others, outputLimit } : others;
  return { model: choice, replyOptions: limited };
}

const now = 10_000;

/** What the service says about a request; undefined if it takes it. */
function refusalOf({ providerId, dialect }: Service, request: ReplyRequest): string | undefined {
  const { wire } = presetOf(providerId);
  const body = asObject(JSON.parse(JSON.stringify(toWireRequest(wire, request))));
  const problem = {
    'anthropic-messages': () =>
      validateMessages(body) ??
      validateMessages(asObject(JSON.parse(JSON.stringify(toAnthropicCount(request)))), true),
    'openai-responses': () => validateResponses(body, reasoningOf),
    'openai-chat': () => validateChat(body, dialect),
  }[wire]();
  return problem?.message;
}

describe('for any model of the lists, and all that the panel can be set to', () => {
  test('the service takes the request that is sent', () => {
    fc.assert(
      fc.property(anyOpened, ({ service, opened }) => {
        const planned = planRequest(opened, calibration, now);
        if (!planned.fits) return;
        expect(refusalOf(service, planned.request)).toBeUndefined();
      }),
      runs(2_000),
    );
  });

  test('the service takes the request for a summary that goes on from the last one', () => {
    let continuedCount = 0;
    fc.assert(
      fc.property(anyOpened, ({ service, opened }) => {
        if (!planRequest(opened, calibration, now).fits) return;
        const reply = assistantMessage('newest reply', [textBlock('A reply. '.repeat(500))]);
        const branch = [...opened.branch, reply];
        const state = { ...opened, branch, conversation: afterSending(opened, now) };
        const wish = { firstKeptId: firstKept(branch, 0), writer: state.conversation.model, isAfresh: false };
        const continued = summaryJob(state, wish, calibrations, now)?.continued;
        if (!continued) return;
        continuedCount += 1;
        expect(refusalOf(service, continued.request)).toBeUndefined();
      }),
      runs(500),
    );
    expect(continuedCount).toBeGreaterThan(0);
  });
});
