import { asObject, type JsonObject } from './json.ts';
import type { ModelServer } from './server.ts';

/** The wires as a client without an SDK sees them. */
export const rawWires = {
  anthropic: {
    path: '/v1/messages',
    headers: { 'x-api-key': 'sk-test-key', 'anthropic-version': '2023-06-01' },
    body: (text: string, model = 'local-demo-model'): JsonObject => ({
      model,
      max_tokens: 4096,
      stream: true,
      messages: [{ role: 'user', content: text }],
    }),
    endEvent: '"message_stop"',
  },
  responses: {
    path: '/v1/responses',
    headers: { authorization: 'Bearer sk-test-key' },
    body: (text: string, model = 'local-demo-model'): JsonObject => ({
      model,
      stream: true,
      store: false,
      input: [{ role: 'user', content: [{ type: 'input_text', text }] }],
    }),
    endEvent: '"response.completed"',
  },
  chat: {
    path: '/v1/chat/completions',
    headers: { authorization: 'Bearer sk-test-key' },
    body: (text: string, model = 'local-demo-model'): JsonObject => ({
      model,
      stream: true,
      stream_options: { include_usage: true },
      messages: [{ role: 'user', content: text }],
    }),
    endEvent: '[DONE]',
  },
} as const;

export type RawWire = (typeof rawWires)[keyof typeof rawWires];

export const wireNames = ['anthropic', 'responses', 'chat'] as const;

export function post(
  server: ModelServer,
  wire: RawWire,
  body: JsonObject,
  options: {
    headers?: Record<string, string>;
    prefix?: string;
    signal?: AbortSignal;
    redirect?: RequestRedirect;
  } = {},
): Promise<Response> {
  const { headers, prefix = '', ...rest } = options;
  return fetch(`${server.origin}${prefix}${wire.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...wire.headers, ...headers },
    body: JSON.stringify(body),
    ...rest,
  });
}

/** The `data` of each event, parsed; `[DONE]` is left out. */
export function eventsIn(text: string): JsonObject[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data: ') && line !== 'data: [DONE]')
    .map((line) => asObject(JSON.parse(line.slice('data: '.length))));
}

/** Everything that could be read of a body, and whether it ended properly. */
export async function readAsFarAsPossible(response: Response): Promise<{ text: string; isWhole: boolean }> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const bytes of response.body ?? []) text += decoder.decode(bytes, { stream: true });
    return { text, isWhole: true };
  } catch {
    return { text, isWhole: false };
  }
}
