import { describe, expect, it } from 'vitest';
import { presets } from '@/lib/core/presets';
import { isLoopback, normaliseBaseUrl, originOf } from '@/lib/providers/base-url';
import { fc } from '../property-runs';
import { wires } from './asking';

describe('normaliseBaseUrl', () => {
  it.each([
    ['api.openai.com', 'https://api.openai.com/v1'],
    [' https://api.openai.com/v1/ ', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/chat/completions', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/responses?x=1#y', 'https://api.openai.com/v1'],
    ['openrouter.ai', 'https://openrouter.ai/api/v1'],
    ['localhost:11434', 'http://localhost:11434/v1'],
    ['127.0.0.1:8080/v1/models', 'http://127.0.0.1:8080/v1'],
    ['0.0.0.0:11434/api/chat', 'http://localhost:11434/v1'],
    ['http://[::1]:1234', 'http://localhost:1234/v1'],
    ['https://example.com/api/paas/v4//', 'https://example.com/api/paas/v4'],
    ['HTTPS://Example.COM:443/V2', 'https://example.com/V2'],
  ])('%s', (typed, baseUrl) => {
    expect(normaliseBaseUrl(typed, 'openai-chat')).toEqual({ ok: true, baseUrl });
  });

  it.each(['api.anthropic.com', 'https://api.anthropic.com/v1', 'https://api.anthropic.com/v1/messages/'])(
    '%s',
    (typed) => {
      const result = normaliseBaseUrl(typed, 'anthropic-messages');
      expect(result).toEqual({ ok: true, baseUrl: 'https://api.anthropic.com' });
    },
  );

  it.each([
    ['', { kind: 'missing' }],
    ['not an address', { kind: 'spaces' }],
    ['https://', { kind: 'no-address' }],
    ['ftp://example.com', { kind: 'other-scheme' }],
    ['https://me:secret@example.com', { kind: 'with-password' }],
    ['http://192.168.1.5:11434', { kind: 'insecure', host: '192.168.1.5:11434' }],
    ['http://localhost.example.com', { kind: 'insecure', host: 'localhost.example.com' }],
  ])('%s is refused, and why', (typed, problem) => {
    expect(normaliseBaseUrl(typed, 'openai-chat')).toEqual({ ok: false, problem });
  });

  it('leaves the addresses of the presets alone', () => {
    for (const { baseUrl, wire } of presets.filter((preset) => preset.baseUrl !== '')) {
      expect(normaliseBaseUrl(baseUrl, wire)).toEqual({ ok: true, baseUrl });
    }
  });

  it('never changes its own result, and never throws', () => {
    const typed = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.webPath().map((path) => `localhost:1234${path}`),
    );
    fc.assert(
      fc.property(typed, fc.constantFrom(...wires), (text, wire) => {
        const once = normaliseBaseUrl(text, wire);
        if (once.ok) expect(normaliseBaseUrl(once.baseUrl, wire)).toEqual(once);
      }),
    );
  });
});

it('knows this computer from others', () => {
  expect(['http://localhost:1', 'http://127.0.0.1'].map(isLoopback)).not.toContain(false);
  expect(
    [
      'http://127.8.9.1',
      'http://127.0.0.1.example.com',
      'https://10.0.0.1',
      'http://localhost.evil',
      'x',
    ].map(isLoopback),
  ).not.toContain(true);
});

it('gives the origin of an address', () => {
  expect(originOf('https://api.example.com:8443/v1')).toBe('https://api.example.com:8443');
  expect(originOf('nowhere')).toBeUndefined();
});
