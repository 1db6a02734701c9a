import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePng } from '../files/make-png.ts';
import { validateMessages } from './anthropic-rules.ts';
import { post, rawWires } from './raw-requests.ts';
import { type ModelServer, startModelServer } from './server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
afterAll(() => server.close());

const hello = { role: 'user', content: 'Hello' };
const good = { model: 'local-demo-model', max_tokens: 100, messages: [hello] };
const toolResult = { type: 'tool_result', tool_use_id: 'toolu_1', content: 'x' };

test.each([
  [{ ...good, max_tokens: undefined }, 'max_tokens: Field required'],
  [{ ...good, model: undefined }, 'model: Field required'],
  [{ ...good, messages: [] }, 'messages: at least one message is required'],
  [{ ...good, conversation_id: 'x' }, 'conversation_id: Extra inputs are not permitted'],
  [{ ...good, temperature: 1 }, '`temperature` is deprecated for this model.'],
  [{ ...good, model: 'claude-sonnet-4-6', temperature: 1.5 }, 'temperature: range: 0..1'],
  [
    { ...good, model: 'claude-sonnet-4-6', temperature: 0.5, thinking: { type: 'adaptive' } },
    '`temperature` may only be set to 1 when thinking is enabled or in adaptive mode.',
  ],
  [{ ...good, max_tokens: 32_001 }, 'max_tokens: 32001 > 32000, which is the maximum allowed number'],
  [{ ...good, max_tokens: -1 }, 'max_tokens: Input should be greater than or equal to 0'],
  [{ ...good, output_config: { effort: 'huge' } }, "output_config.effort: Input should be 'low', 'medium',"],
  [{ ...good, output_config: { trouble: 1 } }, 'output_config.trouble: Extra inputs are not permitted'],
  [
    { ...good, model: 'claude-haiku-4-5', output_config: { effort: 'low' } },
    'This model does not support the effort parameter.',
  ],
  [
    { ...good, thinking: { type: 'deeply' } },
    "thinking: Input tag 'deeply' found using 'type' does not match",
  ],
  [
    { ...good, thinking: { type: 'adaptive', budget_tokens: 2_000 } },
    'thinking.adaptive.budget_tokens: Extra inputs are not permitted',
  ],
  [
    { ...good, model: 'claude-haiku-4-5', thinking: { type: 'adaptive' } },
    'adaptive thinking is not supported on this model',
  ],
  [
    { ...good, model: 'claude-opus-4-8', thinking: { type: 'enabled', budget_tokens: 2_000 } },
    '"thinking.type.enabled" is not supported for this model.',
  ],
  [
    { ...good, model: 'claude-fable-5-2', thinking: { type: 'disabled' } },
    '"thinking.type.disabled" is not supported for this model.',
  ],
  [
    { ...good, model: 'claude-haiku-4-5', thinking: { type: 'enabled' } },
    'thinking.enabled.budget_tokens: Field required',
  ],
  [
    { ...good, model: 'claude-haiku-4-5', thinking: { type: 'enabled', budget_tokens: 1_000 } },
    'thinking.enabled.budget_tokens: Input should be greater than or equal to 1024',
  ],
  [
    {
      ...good,
      model: 'claude-haiku-4-5',
      max_tokens: 2_000,
      thinking: { type: 'enabled', budget_tokens: 2_000 },
    },
    '`max_tokens` must be greater than `thinking.budget_tokens`.',
  ],
  [
    { ...good, model: 'claude-haiku-4-5', messages: [hello, { role: 'assistant', content: 'x ' }] },
    'messages: final assistant content cannot end with trailing whitespace',
  ],
  [
    { ...good, cache_control: { type: 'ephemeral', ttl: '2h' } },
    "cache_control.ephemeral.ttl: Input should be '5m' or '1h'",
  ],
  [{ ...good, system: { text: 'x' } }, 'system: Input should be a valid list'],
  [{ ...good, system: [{ type: 'text', text: '' }] }, 'system: text content blocks must be non-empty'],
  [
    { ...good, messages: [{ role: 'assistant', content: 'x' }, hello] },
    'messages: first message must use the "user" role',
  ],
  [
    { ...good, messages: [hello, { role: 'assistant', content: 'x' }] },
    'This model does not support assistant message prefill.',
  ],
  [{ ...good, messages: [{ role: 'system', content: 'x' }, hello] }, 'messages: Unexpected role "system".'],
  [{ ...good, messages: [{ ...hello, id: 'x' }] }, 'messages.0.id: Extra inputs are not permitted'],
  [
    { ...good, messages: [{ role: 'user', content: '' }] },
    'messages.0: all messages must have non-empty content',
  ],
  [
    { ...good, messages: [{ role: 'user', content: [{ type: 'text', text: '' }] }] },
    'messages: text content blocks must be non-empty',
  ],
  [
    { ...good, messages: [{ role: 'user', content: ' \n' }] },
    'messages: text content blocks must contain non-whitespace text',
  ],
  [
    { ...good, messages: [{ role: 'user', content: [{ type: 'text', text: 'x', id: 1 }] }] },
    'messages.0.content.0.text.id: Extra inputs are not permitted',
  ],
  [
    { ...good, messages: [{ role: 'user', content: [toolResult] }] },
    'messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks: toolu_1.',
  ],
  [
    {
      ...good,
      messages: [
        hello,
        { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'n', input: {} }] },
        hello,
      ],
    },
    'messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1.',
  ],
  [
    {
      ...good,
      messages: [
        {
          role: 'user',
          content: Array.from({ length: 5 }, () => ({
            type: 'text',
            text: 'x',
            cache_control: { type: 'ephemeral' },
          })),
        },
      ],
    },
    'A maximum of 4 blocks with cache_control may be provided. Found 5.',
  ],
])('Anthropic refuses %j', async (body, message) => {
  const response = await post(server, rawWires.anthropic, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    type: 'error',
    error: { type: 'invalid_request_error', message: expect.stringContaining(message) },
    request_id: response.headers.get('request-id'),
  });
});

test('Anthropic counts tokens, also of what is too long, and takes nothing there that only a reply needs', async () => {
  const count = (body: object) =>
    fetch(`${server.origin}/v1/messages/count_tokens`, {
      method: 'POST',
      headers: rawWires.anthropic.headers,
      body: JSON.stringify(body),
    });
  const { max_tokens: _, ...prompt } = { ...good, system: 'Be brief.' };
  expect(await (await count(prompt)).json()).toEqual({ input_tokens: 3 + 4 + 2 + 4 });
  const long = {
    ...prompt,
    model: 'local-demo-model:small',
    messages: [{ role: 'user', content: 'x'.repeat(9_000) }],
  };
  expect(await (await count(long)).json()).toEqual({ input_tokens: 2_250 + 4 + 3 + 4 });
  for (const extra of [{ max_tokens: 100 }, { stream: true }, { metadata: {} }]) {
    const refused = await count({ ...prompt, ...extra });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { error: { message: `${Object.keys(extra)[0]}: Extra inputs are not permitted` } },
    ]);
  }
});

test('Anthropic takes tool results, system blocks and blocks with nulls', async () => {
  const messages = [
    hello,
    { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'n', input: {} }] },
    { role: 'user', content: [toolResult, { type: 'text', text: 'Hello', citations: null }] },
  ];
  const body = { ...good, system: [{ type: 'text', text: 'Be brief.' }], messages };
  expect((await post(server, rawWires.anthropic, body)).status).toBe(200);
});

test('Anthropic takes many small pictures, few large ones, and no request of more than 32 MB', async () => {
  const picture = async (side: number) => ({
    type: 'image',
    source: {
      type: 'base64',
      media_type: 'image/png',
      data: Buffer.from(await makePng(side, 1)).toString('base64'),
    },
  });
  const problem = (pictures: object[], model = 'claude-sonnet-5-5') =>
    validateMessages({ ...good, model, messages: [{ role: 'user', content: pictures }] })?.message;
  const small = await picture(2_000);
  const large = await picture(2_001);
  expect(problem(Array(21).fill(small))).toBeUndefined();
  expect(problem(Array(20).fill(large))).toBeUndefined();
  expect(problem(Array(21).fill(large))).toContain('max allowed size for many-image requests: 2000 pixels');
  expect(problem(Array(101).fill(small), 'claude-haiku-4-5')).toBe(
    'Too much media: 0 document pages + 101 images > 100',
  );
  const heavy = { ...small, source: { ...small.source, data: 'A'.repeat(5_242_884) } };
  expect(problem([heavy])).toContain('image exceeds 5 MB maximum: 5242884 bytes > 5242880 bytes');
  const long = { role: 'user', content: 'x'.repeat(33_600_000) };
  expect((await post(server, rawWires.anthropic, { ...good, messages: [long] })).status).toBe(413);
});
