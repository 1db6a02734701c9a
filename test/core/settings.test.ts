import { expect, test } from 'vitest';
import { presetOf, presets } from '@/lib/core/presets';
import { baseUrlOf, initialSettings, outputLimitOf } from '@/lib/core/settings';

const claude = { providerId: 'anthropic', model: 'claude', name: 'Claude' };
const local = { providerId: 'ollama', model: 'llama', name: 'Llama' };

test('a provider is at its usual address until the user gives another', () => {
  const preset = presetOf('ollama');
  expect(baseUrlOf(initialSettings, preset)).toBe('http://127.0.0.1:11434/v1');
  expect(baseUrlOf({ ...initialSettings, baseUrls: { ollama: 'http://localhost:1/v1' } }, preset)).toBe(
    'http://localhost:1/v1',
  );
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
