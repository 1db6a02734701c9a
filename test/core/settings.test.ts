import { expect, test } from 'vitest';
import { presetOf, presets } from '@/lib/core/presets';
import {
  baseUrlOf,
  initialSettings,
  newConversationWith,
  outputLimitOf,
  withRecentModel,
} from '@/lib/core/settings';

const claude = { providerId: 'anthropic', model: 'claude', name: 'Claude' };
const local = { providerId: 'ollama', model: 'llama', name: 'Llama' };

test('a provider is at its usual address until the user gives another', () => {
  const preset = presetOf('ollama');
  expect(baseUrlOf(initialSettings, preset)).toBe('http://127.0.0.1:11434/v1');
  expect(baseUrlOf({ ...initialSettings, baseUrls: { ollama: 'http://localhost:1/v1' } }, preset)).toBe(
    'http://localhost:1/v1',
  );
});

test('a new conversation has the model and the system prompt of the settings', () => {
  const settings = { ...initialSettings, model: local, systemPrompt: 'Be kind.' };
  expect(newConversationWith(settings, 'c', 5)).toEqual({
    id: 'c',
    title: '',
    hasOwnTitle: false,
    systemPrompt: 'Be kind.',
    model: local,
    headId: null,
    nextSeq: 1,
    createdAt: 5,
    updatedAt: 5,
  });
  const policy = { mode: 'everything' } as const;
  expect(newConversationWith({ ...settings, policy }, 'c', 5).policy).toEqual(policy);
  expect(newConversationWith(initialSettings, 'c', 5).model).toEqual({
    providerId: 'anthropic',
    model: '',
    name: '',
  });
});

test('what was chosen for a conversation before its first message counts more than the settings', () => {
  const settings = { ...initialSettings, model: local, systemPrompt: 'Be kind.' };
  const choices = { model: claude, hasProfile: true, replyOptions: { temperature: 0.5 } };
  expect(newConversationWith(settings, 'c', 5, choices)).toMatchObject({
    ...choices,
    systemPrompt: 'Be kind.',
  });
});

test('the models that were chosen are remembered, each once, the latest first, and not without end', () => {
  expect(withRecentModel([], local)).toEqual([local]);
  expect(withRecentModel([claude, local], { ...local, contextLimit: 5 })).toEqual([
    { ...local, contextLimit: 5 },
    claude,
  ]);
  const many = Array.from({ length: 30 }, (_, index) => ({ ...local, model: `llama ${index}` }));
  expect(withRecentModel(many, claude)).toEqual([claude, ...many.slice(0, -1)]);
});

test('only Anthropic is sent an output limit that nobody asked for, and never an excessive one', () => {
  expect(outputLimitOf(claude)).toBe(8_192);
  expect(outputLimitOf({ ...claude, maxOutputTokens: 4_096 })).toBe(4_096);
  expect(outputLimitOf({ ...claude, maxOutputTokens: 128_000 })).toBe(32_000);
  expect(outputLimitOf({ ...local, maxOutputTokens: 4_096 })).toBeUndefined();
});

test('the user’s own output limit is sent as it is', () => {
  expect(outputLimitOf({ ...claude, maxOutputTokens: 4_096, outputLimit: 100 })).toBe(100);
  expect(outputLimitOf({ ...local, outputLimit: 100_000 })).toBe(100_000);
});

test('a preset is found by its id; an id from elsewhere reads as OpenAI-compatible', () => {
  for (const preset of presets) expect(presetOf(preset.id)).toBe(preset);
  expect(presetOf('never heard of')).toMatchObject({ id: 'compatible', wire: 'openai-chat', baseUrl: '' });
});

test('the presets: where each provider is, what it speaks, whether it needs a key and where to get one', () => {
  expect(
    presets.map(({ id, name, wire, baseUrl, needsKey, keyPage }) =>
      [id, name, wire, baseUrl || 'asked for', needsKey ? keyPage : 'no key'].join(' | '),
    ),
  ).toEqual([
    'anthropic | Anthropic | anthropic-messages | https://api.anthropic.com | https://platform.claude.com/settings/keys',
    'openai | OpenAI | openai-responses | https://api.openai.com/v1 | https://platform.openai.com/api-keys',
    'openrouter | OpenRouter | openai-chat | https://openrouter.ai/api/v1 | https://openrouter.ai/settings/keys',
    'ollama | Ollama | openai-chat | http://127.0.0.1:11434/v1 | no key',
    'lm-studio | LM Studio | openai-chat | http://127.0.0.1:1234/v1 | no key',
    'llama-cpp | llama.cpp | openai-chat | http://127.0.0.1:8080/v1 | no key',
    'compatible | OpenAI-compatible | openai-chat | asked for | no key',
  ]);
});

test('a fresh profile has no model, no system prompt and no conversation', () => {
  expect(initialSettings).toEqual({
    model: null,
    systemPrompt: '',
    baseUrls: {},
    summaries: { keepTurns: 5, writer: null },
    profile: { text: '', isOn: false },
    sendKey: 'enter',
    recentModels: [],
    lastConversationId: null,
  });
});
