import { describe, expect, it, test } from 'vitest';
import type { Conversation, ModelChoice, ReplyOptions } from '@/lib/core/conversation';
import { type Capabilities, efforts, modelRulesOf, type ThinkingType } from '@/lib/core/model-rules';
import { askedModel, optionsFor, sentOptions, unsentOptions } from '@/lib/core/reply-options';
import { outputLimitOf } from '@/lib/core/settings';
import { fc } from '../property-runs';

function model(providerId: string, id: string, change: Partial<ModelChoice> = {}): ModelChoice {
  return { providerId, model: id, name: id, ...change };
}

const sent = (choice: ModelChoice, replyOptions: ReplyOptions = {}) =>
  sentOptions({ model: choice, replyOptions });

const everything: ReplyOptions = { temperature: 1.5, effort: 'low', thinking: 'on' };

describe('what is sent of all that can be asked for', () => {
  it.each([
    ['anthropic', 'claude-opus-5-5', { effort: 'low', thinking: { type: 'adaptive' } }],
    ['anthropic', 'claude-opus-4-7', { effort: 'low', thinking: { type: 'adaptive' } }],
    ['anthropic', 'claude-opus-4-5', { effort: 'low', thinking: { type: 'enabled', budgetTokens: 4_096 } }],
    ['anthropic', 'claude-haiku-4-5-20251001', { thinking: { type: 'enabled', budgetTokens: 4_096 } }],
    ['anthropic', 'claude-3-haiku-20240307', { temperature: 1 }],
    ['anthropic', 'a-model-that-nobody-knows', {}],
    ['openai', 'gpt-6-sol', { effort: 'low' }],
    ['openai', 'gpt-5-mini-2025-08-07', { effort: 'low' }],
    ['openai', 'gpt-5.1-codex', {}],
    ['openai', 'o3-mini', { effort: 'low' }],
    ['openai', 'o1-mini', {}],
    ['openai', 'gpt-4.1', { temperature: 1.5 }],
    ['openai', 'ft:gpt-4o-mini:mine::1', { temperature: 1.5 }],
    ['openai', 'a-model-that-nobody-knows', {}],
    ['ollama', 'llama3.3', { temperature: 1.5 }],
    ['ollama', 'gpt-oss:20b', { temperature: 1.5, effort: 'low' }],
    ['compatible', 'o3', { effort: 'low' }],
    ['openrouter', 'somebody/something', {}],
  ])('%s %s', (providerId, id, expected) => {
    expect(sent(model(providerId, id), everything)).toEqual(expected);
  });
});

describe('thinking', () => {
  const off: ReplyOptions = { effort: 'high', thinking: 'off', temperature: 0.5 };

  it('is asked for in words where it is on by itself, so that it is shown', () => {
    expect(sent(model('anthropic', 'claude-sonnet-5-5'))).toEqual({ thinking: { type: 'adaptive' } });
    expect(sent(model('anthropic', 'claude-opus-4-8'))).toEqual({});
    expect(sent(model('openai', 'gpt-6-sol'))).toEqual({});
  });

  it('is switched off in the way of each model', () => {
    expect(sent(model('anthropic', 'claude-sonnet-5-5'), off)).toEqual({
      effort: 'high',
      thinking: { type: 'between_tools' },
    });
    expect(sent(model('anthropic', 'claude-haiku-5-5'), off)).toEqual({
      effort: 'high',
      thinking: { type: 'disabled' },
    });
    expect(sent(model('anthropic', 'claude-sonnet-4-6'), off)).toEqual({ effort: 'high', temperature: 0.5 });
    expect(sent(model('openai', 'gpt-5.4'), off)).toEqual({ effort: 'none' });
  });

  it('cannot be switched off where the model always thinks', () => {
    expect(sent(model('anthropic', 'claude-fable-5-2'), { thinking: 'off' })).toEqual({
      thinking: { type: 'adaptive' },
    });
    expect(sent(model('openai', 'o3'), { thinking: 'off' })).toEqual({});
  });

  it('is switched on without an effort of the user’s where effort is how it is told', () => {
    expect(sent(model('openai', 'gpt-5.2'), { thinking: 'on' })).toEqual({ effort: 'medium' });
    expect(sent(model('openai', 'gpt-5.2'), { thinking: 'on', effort: 'high' })).toEqual({ effort: 'high' });
  });

  it('has a budget of half the reply, and is left out of replies that are too short for it', () => {
    const old = model('anthropic', 'claude-sonnet-4-5', { maxOutputTokens: 64_000 });
    expect(sent(old, { thinking: 'on' }).thinking).toEqual({ type: 'enabled', budgetTokens: 16_000 });
    expect(sent(old, { thinking: 'on', outputLimit: 6_000 }).thinking).toEqual({
      type: 'enabled',
      budgetTokens: 3_000,
    });
    const short: ReplyOptions = { thinking: 'on', outputLimit: 2_000, temperature: 0.5 };
    expect(sent(old, short)).toEqual({ temperature: 0.5 });
    expect(unsentOptions({ model: old, replyOptions: short })).toEqual(['thinking']);
  });
});

describe('what the provider says of a model counts more than its name', () => {
  const told = (capabilities: Capabilities) => model('anthropic', 'claude-next', { capabilities });

  it.each<[string, ThinkingType[], ReplyOptions, object]>([
    ['a newer model thinks by itself', ['adaptive', 'disabled'], {}, { thinking: { type: 'adaptive' } }],
    [
      'and can be told not to',
      ['adaptive', 'disabled'],
      { thinking: 'off' },
      { thinking: { type: 'disabled' } },
    ],
    ['or cannot', ['adaptive'], { thinking: 'off' }, { thinking: { type: 'adaptive' } }],
    ['an older one does not think by itself', ['adaptive', 'enabled', 'disabled'], {}, {}],
    [
      'and can be told to',
      ['enabled', 'disabled'],
      { thinking: 'on' },
      { thinking: { type: 'enabled', budgetTokens: 4_096 } },
    ],
    ['one that cannot think is not asked to', ['disabled'], { thinking: 'on' }, {}],
  ])('%s', (_, thinking, wanted, expected) => {
    expect(sent(told({ thinking }), wanted)).toEqual(expected);
  });

  it('with its efforts, in their order', () => {
    const choice = told({ efforts: ['high', 'low'] });
    expect(optionsFor(choice).efforts).toEqual(['low', 'high']);
    expect(sent(choice, { effort: 'high' })).toEqual({ effort: 'high' });
    expect(sent(choice, { effort: 'medium' })).toEqual({});
  });

  it('and OpenRouter says all of it', () => {
    const routed = (capabilities: Capabilities) => model('openrouter', 'a/b', { capabilities });
    expect(sent(routed({ takesTemperature: true, efforts }), everything)).toEqual({
      temperature: 1.5,
      effort: 'low',
    });
    expect(sent(routed({ takesTemperature: false, efforts: [] }), everything)).toEqual({});
  });
});

test('what can be asked of a model', () => {
  expect(optionsFor(model('anthropic', 'claude-sonnet-5-5'))).toEqual({
    efforts,
    thinking: ['on', 'off'],
    usualThinking: 'on',
  });
  expect(optionsFor(model('anthropic', 'claude-fable-5-2')).thinking).toEqual(['on']);
  expect(optionsFor(model('ollama', 'llama3.3'))).toEqual({
    highestTemperature: 2,
    efforts: [],
    thinking: [],
  });
});

test('what is kept and not sent is said', () => {
  expect(unsentOptions({ model: model('anthropic', 'claude-opus-5-5') })).toEqual([]);
  const of = (choice: ModelChoice, replyOptions: ReplyOptions) =>
    unsentOptions({ model: choice, replyOptions });
  expect(of(model('anthropic', 'claude-opus-5-5'), { ...everything, thinking: 'off' })).toEqual([
    'temperature',
    'thinking',
  ]);
  expect(of(model('ollama', 'llama3.3'), everything)).toEqual(['effort', 'thinking']);
  expect(of(model('openai', 'gpt-5.4'), { effort: 'high', thinking: 'off' })).toEqual(['effort']);
  expect(of(model('anthropic', 'claude-sonnet-4-6'), { temperature: 0.5, thinking: 'on' })).toEqual([
    'temperature',
  ]);
});

test('a limit of the length is never higher than the model’s own', () => {
  const choice = model('anthropic', 'claude-opus-5-5', { maxOutputTokens: 4_000, outputLimit: 3_000 });
  expect(askedModel({ model: choice })).toBe(choice);
  expect(askedModel({ model: choice, replyOptions: { outputLimit: 500 } }).outputLimit).toBe(500);
  expect(outputLimitOf(askedModel({ model: choice, replyOptions: { outputLimit: 9_000 } }))).toBe(4_000);
  expect(outputLimitOf({ ...choice, outputLimit: 9_000 })).toBe(4_000);
  const unknown = model('ollama', 'llama3.3');
  expect(askedModel({ model: unknown, replyOptions: { outputLimit: 9_000 } }).outputLimit).toBe(9_000);
});

const anyModel: fc.Arbitrary<ModelChoice> = fc.record(
  {
    providerId: fc.constantFrom('anthropic', 'openai', 'openrouter', 'ollama', 'compatible'),
    model: fc.oneof(
      fc.constantFrom('claude-fable-5-2', 'claude-sonnet-5-5', 'claude-opus-5', 'claude-opus-4-8'),
      fc.constantFrom('claude-sonnet-4-6', 'claude-opus-4-5', 'claude-3-opus', 'gpt-6.1-sol', 'gpt-5.4-mini'),
      fc.constantFrom('gpt-5', 'o3-pro', 'gpt-4o', 'gpt-oss:20b', 'gpt-5-pro'),
      fc.string(),
    ),
    name: fc.constant('A model'),
    maxOutputTokens: fc.integer({ min: 1, max: 128_000 }),
    capabilities: fc.record(
      {
        takesTemperature: fc.boolean(),
        efforts: fc.uniqueArray(fc.constantFrom(...efforts)),
        thinking: fc.uniqueArray(
          fc.constantFrom<ThinkingType>('adaptive', 'enabled', 'disabled', 'between_tools'),
        ),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['providerId', 'model', 'name'] },
);

const anyOptions: fc.Arbitrary<ReplyOptions> = fc.record(
  {
    temperature: fc.double({ min: 0, max: 2, noNaN: true }),
    effort: fc.constantFrom(...efforts),
    thinking: fc.constantFrom('on', 'off'),
    outputLimit: fc.integer({ min: 1, max: 200_000 }),
  },
  { requiredKeys: [] },
);

describe('for any model and any wishes', () => {
  const check = (property: (conversation: Pick<Conversation, 'model' | 'replyOptions'>) => void) =>
    fc.assert(
      fc.property(anyModel, anyOptions, (choice, replyOptions) => property({ model: choice, replyOptions })),
    );

  it('nothing is sent that the model does not take', () => {
    check((conversation) => {
      const { temperature, effort, thinking } = sentOptions(conversation);
      const { highestTemperature = -1, efforts: taken, thinking: form } = modelRulesOf(conversation.model);
      if (temperature !== undefined) expect(temperature).toBeLessThanOrEqual(highestTemperature);
      const forms = [form?.on, form?.off];
      if (effort) expect([...taken, ...forms.map((way) => way?.effort)]).toContain(effort);
      if (thinking) expect(forms.map((way) => way?.thinking)).toContain(thinking.type);
    });
  });

  it('what the user did not ask for is not sent, but thinking that is on anyway', () => {
    check(({ model: choice }) => {
      const { temperature, effort, thinking } = sent(choice);
      expect([temperature, effort]).toEqual([undefined, undefined]);
      if (thinking) expect(optionsFor(choice).usualThinking).toBe('on');
    });
  });

  it('a wish is sent as it is, or said to be unsent', () => {
    check((conversation) => {
      const { temperature, effort } = conversation.replyOptions ?? {};
      const unsent = unsentOptions(conversation);
      const options = sentOptions(conversation);
      if (temperature !== undefined) {
        expect(options.temperature === undefined).toBe(unsent.includes('temperature'));
      }
      if (effort && !unsent.includes('effort')) expect(options.effort).toBe(effort);
    });
  });
});
