import { describe, expect, it } from 'vitest';
import { textBlock, textOf, thinkingOf } from '@/lib/core/content';
import { ask, edgesWith, presetFor, question, testKey, wires } from './asking';
import { sampleReplies, sampleText } from './replies';
import { events, eventText, raw, startServer } from './test-server';

describe.each(wires)('a reply over %s', (wire) => {
  const sample = sampleReplies[wire];
  const connect = (url: string) => ({ preset: presetFor(wire), baseUrl: url, key: testKey });

  it('is what it would be without streaming, with usage and end', async () => {
    const server = await startServer(events(...sample.events));
    const outcome = await ask(connect(server.url));
    expect(outcome.failure).toBeUndefined();
    expect(outcome.content).toEqual(sample.content);
    expect(textOf(outcome.content)).toBe(sampleText);
    expect(thinkingOf(outcome.content)).toBe('A greeting.');
    expect(outcome.events.find(({ type }) => type === 'started')).toMatchObject({
      model: expect.stringMatching(/-test$/),
    });
    expect(outcome.events.at(-1)).toEqual({ type: 'ended', stopReason: 'end' });
    expect(outcome.events.findLast(({ type }) => type === 'usage')).toMatchObject({
      usage: {
        inputTokens: 240,
        cacheReadTokens: 200,
        cacheWriteTokens: 30,
        outputTokens: 25,
        thinkingTokens: 7,
      },
    });
  });

  it('shows every piece as it comes, leaving earlier arrays and finished blocks alone', async () => {
    const server = await startServer(events(...sample.events));
    const shown: { text: string; content: readonly unknown[] }[] = [];
    await ask(connect(server.url), edgesWith(), {
      onEvent: (event) => {
        if (event.type === 'content') shown.push({ text: textOf(event.content), content: event.content });
      },
    });
    for (const { text, content } of shown) {
      expect(sampleText.startsWith(text)).toBe(true);
      expect(textOf(content as never)).toBe(text);
    }
    expect(new Set(shown.map(({ content }) => content)).size).toBe(shown.length);
    const finished = sample.content.length - 1;
    expect(shown.at(-1)?.content.slice(0, finished)).toEqual(shown.at(-2)?.content.slice(0, finished));
    if (finished > 0) expect(shown.at(-1)?.content[0]).toBe(shown.at(-2)?.content[0]);
    expect(shown.length).toBeGreaterThan(4);
  });

  it('does not depend on where the bytes are cut, on CRLF, or on comments', async () => {
    const text = `: hello\n\n${sample.events.map(eventText).join('')}`;
    const bytes = Buffer.from(text.replaceAll('\n', '\r\n'));
    const server = await startServer(async (response, { headers }) => {
      const size = Number(headers['x-test-size']);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (let start = 0; start < bytes.length; start += size) {
        response.write(bytes.subarray(start, start + size));
      }
      response.end();
    });
    for (const size of [1, 2, 3, 5, 7, 64]) {
      const sized: typeof fetch = (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('x-test-size', String(size));
        return fetch(input, { ...init, headers }).then((response) => rechunked(response, size));
      };
      const outcome = await ask(connect(server.url), edgesWith({ fetch: sized }));
      expect(outcome.failure).toBeUndefined();
      expect(outcome.content).toEqual(sample.content);
    }
  });

  it('ignores what comes after the end', async () => {
    const server = await startServer(events(...sample.events, ...sample.events.slice(1)));
    const outcome = await ask(connect(server.url));
    expect(outcome.content).toEqual(sample.content);
    expect(outcome.events.filter(({ type }) => type === 'ended')).toHaveLength(1);
  });

  it('sends the key in the header only, and nothing about the machine', async () => {
    const server = await startServer(events(...sample.events));
    await ask(connect(server.url));
    const [request] = server.requests;
    expect(request?.headers.authorization).toBe(`Bearer ${testKey}`);
    expect(Object.keys(request?.headers ?? {}).filter((name) => name.startsWith('x-stainless'))).toEqual([]);
    expect(JSON.stringify([request?.path, request?.body])).not.toContain(testKey);
  });

  it('sends no authorization without a key', async () => {
    const server = await startServer(events(...sample.events));
    const preset = { ...presetFor(wire), needsKey: false };
    const outcome = await ask({ preset, baseUrl: server.url, key: null });
    expect(outcome.content).toEqual(sample.content);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('is sent back in the next turn', async () => {
    const server = await startServer(events(...sample.events));
    const { content } = await ask(connect(server.url));
    await ask(connect(server.url), edgesWith(), {
      request: {
        ...question,
        messages: [
          ...question.messages,
          { role: 'assistant', content, wire },
          { role: 'user', content: [textBlock('And?')] },
        ],
      },
    });
    const sent = JSON.stringify(server.requests[1]?.body);
    expect(sent).toContain(JSON.stringify(sampleText));
    expect(sent).not.toContain('A greeting.');
  });

  it('fails as empty when it ends without a word', async () => {
    const server = await startServer(events(...sample.wordless));
    expect((await ask(connect(server.url))).failure?.kind).toBe('empty');
  });

  it('asks api paths below the base URL, streaming', async () => {
    const server = await startServer(raw(400, {}));
    await ask(connect(`${server.url}/some/path`));
    expect(server.requests[0]?.path).toMatch(/^\/some\/path\/(v1\/messages|responses|chat\/completions)$/);
    expect(server.requests[0]?.body).toMatchObject({ stream: true, model: 'test-model' });
  });
});

function rechunked(response: Response, size: number): Response {
  const split = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      for (let start = 0; start < chunk.length; start += size) {
        controller.enqueue(chunk.subarray(start, start + size));
      }
    },
  });
  return new Response(response.body?.pipeThrough(split), { headers: response.headers });
}
