import { afterAll, beforeAll, expect, test } from 'vitest';
import { post, rawWires } from './raw-requests.ts';
import { type ModelServer, startModelServer } from './server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
afterAll(() => server.close());

const hello = { role: 'user', content: 'Hello' };
const good = { model: 'local-demo-model', max_tokens: 100, messages: [hello] };
const marked = (part: object, role = 'user', mode = 'explicit') => ({
  role,
  content: [{ ...part, prompt_cache_breakpoint: { mode } }],
});
const toolResult = { type: 'tool_result', tool_use_id: 'toolu_1', content: 'x' };

test.each([
  [{ ...good, max_tokens: undefined }, 'max_tokens: Field required'],
  [{ ...good, model: undefined }, 'model: Field required'],
  [{ ...good, messages: [] }, 'messages: at least one message is required'],
  [{ ...good, conversation_id: 'x' }, 'conversation_id: Extra inputs are not permitted'],
  [{ ...good, temperature: 1 }, '`temperature` is deprecated for this model.'],
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

test.each([
  ['responses', { model: 'local-demo-model' }, "Missing required parameter: 'input'."],
  ['responses', { model: 'local-demo-model', input: 'x', messages: [] }, "Unknown parameter: 'messages'."],
  [
    'responses',
    {
      model: 'local-demo-model',
      input: [{ role: 'assistant', content: [{ type: 'input_text', text: 'x' }] }],
    },
    "Invalid value: 'input_text'. Supported values are: 'output_text', and 'refusal'.",
  ],
  [
    'responses',
    { model: 'local-demo-model', input: 'x', max_output_tokens: 5 },
    "Invalid 'max_output_tokens'",
  ],
  [
    'responses',
    { model: 'local-demo-model', input: 'x', prompt_cache_options: { mode: 'explicit' } },
    "Unsupported parameter: 'prompt_cache_options' is not supported with this model.",
  ],
  [
    'responses',
    { model: 'gpt-5.5', input: [marked({ type: 'input_text', text: 'x' })] },
    "Unsupported parameter: 'input[0].content[0].prompt_cache_breakpoint' is not supported with this model.",
  ],
  [
    'responses',
    { model: 'gpt-5.6', input: [marked({ type: 'output_text', text: 'x' }, 'assistant')] },
    "Unknown parameter: 'input[0].content[0].prompt_cache_breakpoint'.",
  ],
  [
    'responses',
    { model: 'gpt-5.6', input: [marked({ type: 'input_text', text: 'x' }, 'user', 'implicit')] },
    "Invalid value: 'implicit'. Supported values are: 'explicit'.",
  ],
  ['chat', { model: 'local-demo-model', messages: [] }, "Invalid 'messages': empty array."],
  [
    'chat',
    { model: 'local-demo-model', messages: [{ role: 'model', content: 'x' }] },
    "Invalid value: 'model'.",
  ],
  ['chat', { model: 'local-demo-model', messages: [hello], system: 'x' }, "Unknown parameter: 'system'."],
  [
    'chat',
    { model: 'local-demo-model', messages: [hello], stream_options: {} },
    "The 'stream_options' parameter is only allowed",
  ],
] as const)('OpenAI %s refuses %j', async (wire, body, message) => {
  const response = await post(server, rawWires[wire], body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error: { type: 'invalid_request_error', message: expect.stringContaining(message) },
  });
});

test('compatible servers ignore fields they do not know', async () => {
  const body = { ...rawWires.chat.body('Hello'), top_k: 3 };
  expect((await post(server, rawWires.chat, body, { prefix: '/vllm' })).status).toBe(200);
});

test.each([
  ['anthropic', '', 404, 'model: other-model'],
  ['responses', '', 400, "The requested model 'other-model' does not exist."],
  ['chat', '', 404, 'The model `other-model` does not exist or you do not have access to it.'],
  ['chat', '/ollama', 404, "model 'other-model' not found"],
  ['chat', '/openrouter/api', 400, 'other-model is not a valid model ID'],
  ['chat', '/vllm', 404, 'The model `other-model` does not exist.'],
] as const)('%s%s: an unknown model', async (wire, prefix, status, message) => {
  const response = await post(server, rawWires[wire], rawWires[wire].body('Hello', 'other-model'), {
    prefix,
  });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { message } });
});

test.each([
  ['anthropic', '', 'prompt is too long: 2504 tokens > 2000 maximum'],
  ['responses', '', 'Your input exceeds the context window of this model.'],
  [
    'chat',
    '',
    "This model's maximum context length is 2000 tokens. However, your messages resulted in 2504 tokens.",
  ],
  [
    'chat',
    '/openrouter/api',
    "This endpoint's maximum context length is 2000 tokens. However, you requested about 2504 tokens",
  ],
  [
    'chat',
    '/llama-cpp',
    'request (2504 tokens) exceeds the available context size (2000 tokens), try increasing it',
  ],
  ['chat', '/vllm', "This model's maximum context length is 2000 tokens. However, you requested 2504 tokens"],
] as const)('%s%s: a prompt longer than the window', async (wire, prefix, message) => {
  const body = rawWires[wire].body('word '.repeat(2000), 'local-demo-model:small');
  const response = await post(server, rawWires[wire], body, { prefix });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining(message) } });
});

test.each([
  ['anthropic', { 'x-api-key': '' }, 401, 'x-api-key header is required'],
  ['anthropic', { origin: 'chrome-extension://abc' }, 401, 'CORS requests must set'],
  ['responses', { authorization: '' }, 401, "You didn't provide an API key."],
] as const)('%s with %j is not answered', async (wire, headers, status, message) => {
  const response = await post(server, rawWires[wire], rawWires[wire].body('Hello'), { headers });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining(message) } });
});

test('a server with a key accepts that key only', async () => {
  const locked = await startModelServer({ key: 'sk-right', behaviour: { speed: 'instant' } });
  const body = rawWires.chat.body('Hello');
  const right = await post(locked, rawWires.chat, body, { headers: { authorization: 'Bearer sk-right' } });
  const wrong = await post(locked, rawWires.chat, body);
  expect([right.status, wrong.status]).toEqual([200, 401]);
  await right.text();
  await locked.close();
});
