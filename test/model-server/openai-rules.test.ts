import { afterAll, beforeAll, expect, test } from 'vitest';
import { post, rawWires } from './raw-requests.ts';
import { type ModelServer, startModelServer } from './server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
afterAll(() => server.close());

const hello = { role: 'user', content: 'Hello' };
const marked = (part: object, role = 'user', mode = 'explicit') => ({
  role,
  content: [{ ...part, prompt_cache_breakpoint: { mode } }],
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
  [
    'responses',
    { model: 'gpt-5.4', input: 'x', temperature: 1 },
    "Unsupported parameter: 'temperature' is not supported with this model.",
  ],
  [
    'responses',
    { model: 'gpt-4.1', input: 'x', temperature: 3 },
    "Invalid 'temperature': decimal above maximum",
  ],
  [
    'responses',
    { model: 'gpt-4.1', input: 'x', reasoning: { effort: 'low' } },
    "Unsupported parameter: 'reasoning.effort' is not supported with this model.",
  ],
  [
    'responses',
    { model: 'gpt-5.4', input: 'x', reasoning: { effort: 'huge' } },
    "Invalid value: 'huge'. Supported values are: 'none', 'minimal', 'low', 'medium', 'high', and 'xhigh'.",
  ],
  [
    'responses',
    { model: 'o3', input: 'x', reasoning: { effort: 'none' } },
    "Unsupported value: 'none' is not supported with the 'o3' model. Supported values are: 'low', 'medium', and 'high'.",
  ],
  [
    'responses',
    { model: 'gpt-5.4', input: 'x', reasoning: { depth: 1 } },
    "Unknown parameter: 'reasoning.depth'.",
  ],
  [
    'responses',
    { model: 'gpt-5.4', input: 'x', prompt_cache_key: 'k'.repeat(65) },
    "Invalid 'prompt_cache_key': string too long.",
  ],
  [
    'responses',
    { model: 'gpt-5.4', input: [{ type: 'message', id: 'gen-1', role: 'assistant', content: [] }] },
    "Invalid 'input[0].id': 'gen-1'. Expected an ID that begins with 'msg'.",
  ],
  [
    'chat',
    { model: 'gpt-5.4', messages: [hello], max_tokens: 500 },
    "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
  ],
  [
    'chat',
    { model: 'o3', messages: [hello], temperature: 0.5 },
    "Unsupported value: 'temperature' does not support 0.5 with this model.",
  ],
  [
    'chat',
    { model: 'gpt-4o', messages: [hello], reasoning_effort: 'low' },
    'Unrecognized request argument supplied: reasoning_effort',
  ],
  [
    'chat',
    { model: 'gpt-5.1', messages: [hello], reasoning_effort: 'minimal' },
    "Unsupported value: 'minimal' is not supported with the 'gpt-5.1' model.",
  ],
  [
    'chat',
    { model: 'local-demo-model', messages: [hello, { role: 'assistant', content: null }, hello] },
    "Invalid value for 'content': expected a string, got null.",
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

test.each([
  ['/ollama', { reasoning_effort: 'huge' }, { type: 'invalid_request_error' }, 'invalid reasoning value'],
  ['/vllm', { messages: [hello, hello] }, { type: 'BadRequestError', code: 400 }, 'roles must alternate'],
  ['/llama-cpp', { messages: [hello, hello] }, { code: 400 }, 'roles must alternate'],
  ['/openrouter/api', { messages: [] }, { code: 400 }, "Invalid 'messages'"],
])('a server at %s refuses %j in its own words', async (prefix, change, error, message) => {
  const body = { ...rawWires.chat.body('Hello'), ...change };
  const response = await post(server, rawWires.chat, body, { prefix });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error: { ...error, message: expect.stringContaining(message) },
  });
});

test('OpenAI refuses a message that it gave out after reasoning without that reasoning', async () => {
  const asked = rawWires.responses.body('Hello', 'local-demo-model:thinking');
  const reply = await post(server, rawWires.responses, { ...asked, stream: false });
  const { output } = (await reply.json()) as { output: { id: string; type: string }[] };
  const message = output.find(({ type }) => type === 'message');
  const again = (item: object | undefined) =>
    post(server, rawWires.responses, { ...asked, input: [item, { role: 'user', content: 'And?' }] });
  const refused = await again(message);
  expect(await refused.json()).toMatchObject({
    error: { message: expect.stringContaining("was provided without its required 'reasoning' item: 'rs_") },
  });
  expect((await again({ ...message, id: undefined })).status).toBe(200);
});

test('compatible servers ignore fields they do not know', async () => {
  const body = { ...rawWires.chat.body('Hello'), top_k: 3 };
  expect((await post(server, rawWires.chat, body, { prefix: '/vllm' })).status).toBe(200);
});
