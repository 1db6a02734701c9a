import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fc, runs } from '../property-runs.ts';
import { type Behaviour, namedBehaviours } from './behaviours.ts';
import { eventsIn, post, rawWires, readAsFarAsPossible, wireNames } from './raw-requests.ts';
import { type ModelServer, startModelServer } from './server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer({ behaviour: { speed: 'instant' } });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

describe.each(wireNames)('%s', (name) => {
  const wire = rawWires[name];
  const ask = (behaviour: Behaviour, text = 'Count to 20') => {
    server.script(behaviour);
    return post(server, wire, wire.body(text));
  };
  const chunksIn = (text: string) => text.match(/"(?:text|content|delta)":"\s?\d+,?"/g)?.length ?? 0;

  test('cut: the connection breaks after the chunks', async () => {
    const { text, isWhole } = await readAsFarAsPossible(await ask({ fault: 'cut', after: 3 }));
    expect({ isWhole, chunks: chunksIn(text), hasEnd: text.includes(wire.endEvent) }).toEqual({
      isWhole: false,
      chunks: 3,
      hasEnd: false,
    });
  });

  test('end: the body ends properly, without the end event', async () => {
    const { text, isWhole } = await readAsFarAsPossible(await ask({ fault: 'end', after: 3 }));
    expect({ isWhole, chunks: chunksIn(text), hasEnd: text.includes(wire.endEvent) }).toEqual({
      isWhole: true,
      chunks: 3,
      hasEnd: false,
    });
  });

  test('half-event: the body ends inside an event', async () => {
    const text = await (await ask({ fault: 'half-event', after: 3 })).text();
    expect(text.endsWith('\n\n')).toBe(false);
    expect(() => eventsIn(text)).toThrow(SyntaxError);
  });

  test('a fault after all chunks comes before the end event', async () => {
    const text = await (await ask({ fault: 'end', after: 999 })).text();
    expect({ chunks: chunksIn(text), hasEnd: text.includes(wire.endEvent) }).toEqual({
      chunks: 20,
      hasEnd: false,
    });
  });

  test('stall: nothing more comes until the client goes', async () => {
    server.script({ fault: 'stall', after: 2 });
    const client = new AbortController();
    const response = await post(server, wire, wire.body('Count to 20'), { signal: client.signal });
    const reader = response.body?.getReader();
    let text = '';
    while (chunksIn(text) < 2) text += new TextDecoder().decode((await reader?.read())?.value);
    expect(server.requests[0]?.state).toBe('open');
    client.abort();
    await server.when((requests) => requests[0]?.state === 'aborted');
    expect(chunksIn(text)).toBe(2);
  });

  test('stall-head: not even the headers come', async () => {
    server.script({ fault: 'stall-head' });
    const client = new AbortController();
    const asking = post(server, wire, wire.body('Hello'), { signal: client.signal });
    await server.when((requests) => requests.length === 1);
    client.abort();
    await expect(asking).rejects.toThrow('aborted');
  });

  test.each(['hold', 'hold-head'] as const)('%s: goes on when released', async (fault) => {
    server.script({ fault, after: 3 });
    const asking = post(server, wire, wire.body('Count to 20'));
    await server.whenHeld();
    expect(server.requests[0]?.state).toBe('open');
    server.release();
    expect(await (await asking).text()).toContain(wire.endEvent);
  });

  test('error: an error event, and no end event', async () => {
    const text = await (await ask({ fault: 'error', after: 3 })).text();
    const expected = {
      anthropic: { type: 'error', error: { type: 'overloaded_error' } },
      responses: { type: 'error', code: 'server_error', sequence_number: 7 },
      chat: { error: { type: 'server_error' } },
    };
    expect(eventsIn(text).at(-1)).toMatchObject(expected[name]);
    expect(text).not.toContain(wire.endEvent);
  });

  test('malformed: one event is broken, the rest follows', async () => {
    const text = await (await ask({ fault: 'malformed', after: 3 })).text();
    expect(text).toContain('data: {"type": "broken\n');
    expect(text).toContain(wire.endEvent);
  });

  test('long-line: one event of 2 MB', async () => {
    const text = await (await ask({ fault: 'long-line', after: 3 })).text();
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeGreaterThan(2 * 1024 * 1024);
    expect(text).toContain(wire.endEvent);
  });

  test('extra-events and duplicate-end: something after the end', async () => {
    const extra = await (await ask({ fault: 'extra-events' })).text();
    expect(extra.split(wire.endEvent).at(-1)).toMatch(/"\s?20"/);
    const twice = await (await ask({ fault: 'duplicate-end' })).text();
    const lastEvent = twice.trimEnd().split('\n\n').at(-1);
    expect(twice.trimEnd().split('\n\n').at(-2)).toBe(lastEvent);
  });

  test('crlf: CRLF line ends and comments', async () => {
    const text = await (await ask({ bytes: 'crlf' })).text();
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text).toContain(': keep-alive\r\n');
    expect(chunksIn(text)).toBe(20);
  });

  test('bytes: multi-byte text arrives whole, however it is split', async () => {
    const { text } = namedBehaviours.unicode?.behaviour ?? {};
    const oneByOne = await (await post(server, wire, wire.body('Hello', 'local-demo-model:bytes'))).text();
    expect(deltasIn(oneByOne)).toBe(text);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), async (splitAtByte) => {
        const split = await ask({ ...(text === undefined ? {} : { text }), splitAtByte });
        expect(deltasIn(await split.text())).toBe(text);
      }),
      runs(15),
    );
  });

  test('cutAtByte: exactly so many bytes arrive', async () => {
    const response = await ask({ cutAtByte: 777 });
    const { text, isWhole } = await readAsFarAsPossible(response);
    expect({ bytes: Buffer.byteLength(text), isWhole }).toEqual({ bytes: 777, isWhole: false });
  });

  test.each([
    [401, 'sk-test-key'],
    [403, ''],
    [404, ''],
    [413, ''],
    [429, ''],
    [500, ''],
    [503, ''],
    [529, 'verloaded'],
  ])('status %i', async (status, words) => {
    const response = await ask({ status, retryAfter: 'Fri, 20 Nov 2026 23:00:00 GMT' });
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe('Fri, 20 Nov 2026 23:00:00 GMT');
    expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining(words) } });
  });

  test('no credit, in the words of the service', async () => {
    const response = await ask({ error: 'no-credit' });
    const expected = {
      anthropic: [400, 'Your credit balance is too low to access the Anthropic API.'],
      responses: [429, 'You exceeded your current quota'],
      chat: [429, 'You exceeded your current quota'],
    }[name];
    expect([response.status, await response.text()]).toEqual([
      expected[0],
      expect.stringContaining(`${expected[1]}`),
    ]);
  });

  test('length, content filter and refusal', async () => {
    const length = await (await ask({ ending: 'length' })).text();
    const filtered = await (await ask({ ending: 'content-filter' })).text();
    const refused = await (await ask({ ending: 'refusal' })).text();
    const expected = {
      anthropic: ['"stop_reason":"max_tokens"', '"stop_reason":"refusal"', '"stop_reason":"refusal"'],
      responses: [
        '{"reason":"max_output_tokens"}',
        '{"reason":"content_filter"}',
        '"type":"refusal","refusal":"I\'m sorry',
      ],
      chat: ['"finish_reason":"length"', '"finish_reason":"content_filter"', '"delta":{"refusal":" sorry,"}'],
    }[name];
    expect([length, filtered, refused]).toEqual(expected.map((part) => expect.stringContaining(part)));
  });

  test('an empty reply is complete', async () => {
    const text = await (await ask({ text: '' })).text();
    expect(deltasIn(text)).toBe('');
    expect(text).toContain(wire.endEvent);
  });

  test('no reply at all: a page, nothing, another type, another place', async () => {
    const page = await ask({ instead: 'html' });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await (await ask({ instead: 'empty' })).text()).toBe('');
    expect((await ask({ contentType: 'text/plain' })).headers.get('content-type')).toBe('text/plain');
    server.script({ instead: 'redirect' });
    const moved = await post(server, wire, wire.body('Hello'), { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([307, `/redirected${wire.path}`]);
  });

  test('length in words and lines', async () => {
    expect(deltasIn(await (await ask({ words: 50 })).text()).split(' ')).toHaveLength(50);
    expect(deltasIn(await (await ask({ lines: 30 })).text()).split('\n')).toHaveLength(30);
  });

  test('every named behaviour is a model', async () => {
    const names = Object.keys(namedBehaviours).filter((behaviour) => !/^stall|^hold|^404$/.test(behaviour));
    const answers = names.map(async (behaviour) => {
      const response = await post(
        server,
        wire,
        wire.body('Count to 1', `local-demo-model:${behaviour}:instant`),
      );
      const { text } = await readAsFarAsPossible(response);
      return /does not exist|not_found/.test(text) ? [behaviour] : [];
    });
    expect((await Promise.all(answers)).flat()).toEqual([]);
    const unknown = await post(server, wire, wire.body('Hello', 'local-demo-model:nonsense'));
    expect(await unknown.text()).toMatch(/does not exist|not_found/);
  });

  test('speed: the reply is not there at once', async () => {
    server.script({ speed: 20 });
    const client = new AbortController();
    const response = await post(server, wire, wire.body('Count to 500'), { signal: client.signal });
    const reader = response.body?.getReader();
    let text = '';
    while (chunksIn(text) < 1) text += new TextDecoder().decode((await reader?.read())?.value);
    expect(server.requests[0]?.state).toBe('open');
    client.abort();
  });
});

test('openrouter says no credit with 402, and breaks off in its own form', async () => {
  const ask = () =>
    post(server, rawWires.chat, rawWires.chat.body('Count to 9'), { prefix: '/openrouter/api' });
  server.script({ error: 'no-credit' });
  expect((await ask()).status).toBe(402);
  server.script({ fault: 'error', after: 1 });
  expect(eventsIn(await (await ask()).text()).at(-1)).toMatchObject({
    error: { message: 'Provider disconnected unexpectedly' },
    choices: [{ finish_reason: 'error' }],
  });
});

/** The text of a stream, put together from its pieces. */
function deltasIn(stream: string): string {
  const piece =
    /"type":"text_delta","text":("(?:[^"\\]|\\.)*")|"delta":\{"content":("(?:[^"\\]|\\.)*")|"delta":("(?:[^"\\]|\\.)*")/g;
  return [...stream.matchAll(piece)]
    .map(([, ...groups]) => JSON.parse(groups.find((group) => group) ?? '""'))
    .join('');
}
