import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asArray, asObject } from './json.ts';
import { eventsIn, post, rawWires } from './raw-requests.ts';
import { type ModelServer, startModelServer } from './server.ts';

let server: ModelServer;
let anthropic: Anthropic;
let openai: OpenAI;

beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
  anthropic = new Anthropic({ apiKey: 'sk-test', baseURL: server.origin, maxRetries: 0 });
  openai = new OpenAI({ apiKey: 'sk-test', baseURL: `${server.origin}/v1`, maxRetries: 0 });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const model = 'local-demo-model';
const thinkingModel = 'local-demo-model:thinking';
const count = [{ role: 'user' as const, content: 'Count to 3' }];

test('Anthropic SDK: a streamed message is the message that is not streamed', async () => {
  const params = { model: thinkingModel, max_tokens: 500, messages: count };
  const streamed = await anthropic.messages.stream(params).finalMessage();
  const whole = await anthropic.messages.create(params);
  expect(streamed.content).toEqual(whole.content);
  expect(whole.content.map((block) => block.type)).toEqual(['thinking', 'text']);
  expect(whole.content[1]).toEqual({ type: 'text', text: '1, 2, 3' });
  expect(streamed.usage).toEqual(whole.usage);
  expect(streamed.stop_reason).toBe('end_turn');
  expect(whole._request_id).toMatch(/^req_/);
});

test('Anthropic: the events of a stream, in order', async () => {
  const response = await post(server, rawWires.anthropic, rawWires.anthropic.body('Count to 2'));
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('request-id')).toMatch(/^req_011C/);
  const text = await response.text();
  expect(eventsIn(text).map((event) => event.type)).toEqual([
    'message_start',
    'content_block_start',
    'ping',
    'content_block_delta',
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_stop',
  ]);
  expect(text.match(/^event: .*/gm)?.map((line) => line.slice(7))).toEqual(
    eventsIn(text).map((event) => event.type),
  );
});

test('Anthropic SDK: models with their limits, over pages; token counts', async () => {
  const names: string[] = [];
  for await (const info of anthropic.models.list({ limit: 1 }))
    names.push(`${info.display_name} ${info.max_input_tokens}`);
  expect(names).toContain('Local demo model 200000');
  expect(names).toHaveLength(3);
  const counted = await anthropic.messages.countTokens({ model, messages: count, system: 'Be brief.' });
  const used = await anthropic.messages.create({
    model,
    messages: count,
    system: 'Be brief.',
    max_tokens: 9,
  });
  expect(counted.input_tokens).toBe(used.usage.input_tokens);
});

test('Anthropic SDK: usage follows the cache from turn to turn', async () => {
  const params = { model, max_tokens: 99, cache_control: { type: 'ephemeral' as const } };
  const long = { role: 'user' as const, content: `${'word '.repeat(1000)}count to 3` };
  const first = await anthropic.messages.create({ ...params, messages: [long] });
  const written = first.usage.cache_creation_input_tokens ?? 0;
  expect(first.usage).toMatchObject({ input_tokens: 0, cache_read_input_tokens: 0 });
  expect(first.usage.cache_creation).toEqual({
    ephemeral_5m_input_tokens: written,
    ephemeral_1h_input_tokens: 0,
  });
  expect(written).toBe(Math.ceil(long.content.length / 4) + 4);
  const messages = [long, { role: 'assistant' as const, content: first.content }, ...count];
  const second = await anthropic.messages.stream({ ...params, messages }).finalMessage();
  expect(second.usage).toMatchObject({ cache_read_input_tokens: written, input_tokens: 0 });
});

test('Anthropic SDK: thinking may be sent back only after what it was made after', async () => {
  const params = { model: thinkingModel, max_tokens: 500 };
  const reply = await anthropic.messages.create({ ...params, messages: count });
  const turns = [{ role: 'assistant' as const, content: reply.content }, ...count];
  const accepted = await anthropic.messages.create({ ...params, messages: [...count, ...turns] });
  expect(accepted.stop_reason).toBe('end_turn');
  const changed = anthropic.messages.create({
    ...params,
    messages: [{ role: 'user', content: 'Count to 4' }, ...turns],
  });
  await expect(changed).rejects.toThrow('bound to a different conversation');
});

test('Responses SDK: the output of a stream is the output that is not streamed', async () => {
  const params = { model: thinkingModel, input: 'Count to 3', store: false };
  const streamed = await openai.responses.stream(params).finalResponse();
  const whole = await openai.responses.create(params);
  const withoutIds = (output: object[]) => output.map((item) => ({ ...item, id: '' }));
  expect(withoutIds(streamed.output)).toMatchObject(withoutIds(whole.output));
  expect(whole.output.map((item) => item.type)).toEqual(['reasoning', 'message']);
  expect(whole.output_text).toBe('1, 2, 3');
  expect(streamed.usage).toEqual(whole.usage);
  expect(whole.status).toBe('completed');
});

test('Responses: the events of a stream, in order and numbered', async () => {
  const response = await post(server, rawWires.responses, rawWires.responses.body('Count to 2'));
  expect(response.headers.get('x-request-id')).toMatch(/^req_/);
  const events = eventsIn(await response.text());
  expect(events.map((event) => event.type)).toEqual([
    'response.created',
    'response.in_progress',
    'response.output_item.added',
    'response.content_part.added',
    'response.output_text.delta',
    'response.output_text.delta',
    'response.output_text.done',
    'response.content_part.done',
    'response.output_item.done',
    'response.completed',
  ]);
  expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
});

test('Responses SDK: output items go back as input, and are remembered', async () => {
  const first = await openai.responses.create({ model, input: 'My name is Ada.', store: false });
  const second = await openai.responses.create({
    model,
    store: false,
    input: [
      { role: 'user', content: 'My name is Ada.' },
      ...(first.output as OpenAI.Responses.ResponseInput),
      { role: 'user', content: "What's my name?" },
    ],
  });
  expect(second.output_text).toBe('Your name is **Ada**.');
});

test('Responses: reasoning without its encrypted content is unknown when nothing is stored', async () => {
  const input = [
    { type: 'reasoning', id: 'rs_1', summary: [] },
    { role: 'user', content: 'Hello' },
  ];
  const response = await post(server, rawWires.responses, { model, store: false, input });
  expect(response.status).toBe(404);
  expect(await response.text()).toContain("Item with id 'rs_1' not found. Items are not persisted");
});

test('Chat SDK: a streamed message is the message that is not streamed', async () => {
  const params = { model: thinkingModel, messages: count };
  const stream = openai.chat.completions.stream({ ...params, stream_options: { include_usage: true } });
  const streamed = await stream.finalChatCompletion();
  const whole = await openai.chat.completions.create(params);
  expect(streamed.choices[0]?.message.content).toBe('1, 2, 3');
  expect(whole.choices[0]?.message).toMatchObject({
    content: '1, 2, 3',
    reasoning_content: expect.stringContaining('I was sent 1'),
  });
  expect(streamed.usage).toEqual(whole.usage);
  expect(streamed.choices[0]?.finish_reason).toBe('stop');
});

test('Chat: the role comes first, usage in a last chunk without choices, then [DONE]', async () => {
  const response = await post(server, rawWires.chat, rawWires.chat.body('Count to 2'));
  const text = await response.text();
  const events = eventsIn(text);
  expect(asObject(asArray(events[0]?.choices)[0]).delta).toEqual({
    role: 'assistant',
    content: '',
    refusal: null,
  });
  expect(asObject(asArray(events.at(-2)?.choices)[0]).finish_reason).toBe('stop');
  expect(events.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 1 } });
  expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
});

test('Chat: no usage unless it is asked for', async () => {
  const { stream_options, ...body } = rawWires.chat.body('Count to 2');
  expect(stream_options).toEqual({ include_usage: true });
  expect(await (await post(server, rawWires.chat, body)).text()).not.toContain('usage');
});

test('OpenAI SDK: cached tokens in both APIs', async () => {
  const content = `${'word '.repeat(1200)}count to 3`;
  const messages = [{ role: 'user' as const, content }];
  const chatUsage = async () => (await openai.chat.completions.create({ model, messages })).usage;
  expect((await chatUsage())?.prompt_tokens_details?.cached_tokens).toBe(0);
  expect((await chatUsage())?.prompt_tokens_details?.cached_tokens).toBe(1408);
  server.reset();
  const responsesUsage = async () =>
    (await openai.responses.create({ model, input: content, store: false })).usage;
  expect((await responsesUsage())?.input_tokens_details.cached_tokens).toBe(0);
  expect((await responsesUsage())?.input_tokens_details.cached_tokens).toBe(1408);
});

test('the list of models has the shape of the API that asks', async () => {
  const plain = await (await fetch(`${server.origin}/v1/models`)).json();
  expect(plain).toMatchObject({ object: 'list', data: [{ id: model, object: 'model' }, {}, {}] });
  const headers = { 'anthropic-version': '2023-06-01', 'x-api-key': 'sk-test' };
  const typed = await (await fetch(`${server.origin}/v1/models`, { headers })).json();
  expect(typed).toMatchObject({
    has_more: false,
    first_id: model,
    data: [{ type: 'model', id: model }, {}, {}],
  });
  const router = await (await fetch(`${server.origin}/openrouter/api/v1/models`)).json();
  expect(router).toMatchObject({ data: [{ name: 'Local demo model', context_length: 200_000 }, {}, {}] });
});

test('a reply ends where the output limit or the context window does', async () => {
  const short = await anthropic.messages.create({
    model,
    max_tokens: 5,
    messages: [{ role: 'user', content: 'Count to 50' }],
  });
  expect(short).toMatchObject({ stop_reason: 'max_tokens', usage: { output_tokens: 5 } });
  server.script({ contextTokens: 20 });
  const full = await anthropic.messages.create({
    model,
    max_tokens: 500,
    messages: [{ role: 'user', content: 'Count to 50' }],
  });
  expect(full).toMatchObject({
    stop_reason: 'model_context_window_exceeded',
    usage: { input_tokens: 7, output_tokens: 13 },
  });
});
