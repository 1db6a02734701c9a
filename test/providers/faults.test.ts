import { describe, expect, it } from 'vitest';
import { textOf } from '@/lib/core/content';
import type { FailureKind } from '@/lib/core/failure';
import { ask, edgesWith, presetFor, question, testKey, wires } from './asking';
import { ManualClock } from './manual-clock';
import { sampleReplies, sampleText } from './replies';
import {
  type Answer,
  events,
  eventsThenNothing,
  eventsThenReset,
  eventText,
  json,
  raw,
  reset,
  silence,
  startServer,
} from './test-server';

const eventStream = { 'content-type': 'text/event-stream' };

describe.each(wires)('faults over %s', (wire) => {
  const sample = sampleReplies[wire];
  const withoutEnd = sample.events.slice(0, sample.endless);
  const connect = (url: string) => ({ preset: presetFor(wire), baseUrl: url, key: testKey });
  /** The text that was there, then the fault. */
  const andThen = (text: string): Answer => events(...withoutEnd, text);

  const kept: [string, Answer, FailureKind][] = [
    ['ends before the end event', events(...withoutEnd), 'cut'],
    ['ends within an event', andThen('data: {"type": "mess'), 'cut'],
    ['breaks', eventsThenReset(...withoutEnd), 'cut'],
    ['brings JSON that is none', andThen('event: message_stop\ndata: {"type": nonsense}\n\n'), 'malformed'],
    ['brings a line of 20 MB', andThen(`data: "${'x'.repeat(20_000_000)}"\n\n`), 'malformed'],
    ['brings a line without end', andThen(`data: "${'x'.repeat(2_000_000)}`), 'malformed'],
  ];
  it.each(kept)('a stream that %s keeps its text', async (_, answer, kind) => {
    const server = await startServer(answer);
    const outcome = await ask(connect(server.url));
    expect(outcome.failure?.kind).toBe(kind);
    expect(textOf(outcome.content)).toBe(sampleText);
    expect(outcome.events.filter(({ type }) => type === 'ended' || type === 'waiting')).toEqual([]);
  });

  const answers: [string, Answer, FailureKind][] = [
    ['an HTML page', raw(200, { 'content-type': 'text/html' }, '<!doctype html><p>Sign in'), 'not-an-api'],
    ['an empty answer', raw(200, {}), 'not-an-api'],
    ['JSON in place of events', json(200, { choices: [] }), 'not-an-api'],
    ['an error with status 200', json(200, { error: { message: 'Overloaded', code: 503 } }), 'overloaded'],
    [
      'events labelled as text',
      raw(200, { 'content-type': 'text/plain' }, sample.events.map(eventText).join('')),
      'not-an-api',
    ],
    ['a redirect', raw(307, { location: 'https://elsewhere.example' }), 'redirected'],
    [
      'a page that is not there',
      raw(404, { 'content-type': 'text/html' }, '<h1>Not Found</h1>'),
      'not-an-api',
    ],
    ['401', json(401, { error: { message: `Incorrect API key provided: ${testKey}` } }), 'wrong-key'],
    ['403', json(403, { error: { message: 'No.' } }), 'not-allowed'],
    ['413', raw(413, { 'content-type': 'text/html' }, '<h1>Too large</h1>'), 'request-too-large'],
    ['408', raw(408, {}), 'server-error'],
    ['a broken encoding', brokenGzip(withoutEnd), 'cut'],
  ];
  it.each(answers)('%s', async (_, answer, kind) => {
    const server = await startServer(answer);
    const clock = new ManualClock();
    const outcome = await ask(connect(server.url), edgesWith({ clock }), {
      onEvent: () => wake(clock),
    });
    expect(outcome.failure).toMatchObject({ kind, host: new URL(server.url).host, model: 'test-model' });
    expect(JSON.stringify(outcome.failure)).not.toContain(testKey);
  });

  it('a reply that was ended is complete, whatever the connection does then', async () => {
    const all = sample.events.filter((event) => typeof event !== 'string');
    const noUsage = all.filter((event) => !('choices' in Object(event)) || !('usage' in Object(event)));
    for (const answer of [eventsThenNothing(...all), eventsThenReset(...noUsage)]) {
      const server = await startServer(answer);
      const outcome = await ask(connect(server.url));
      expect(outcome.events.at(-1)).toEqual({ type: 'ended', stopReason: 'end' });
      expect(outcome.content).toEqual(sample.content);
    }
  });

  it('an error inside the stream is told by what it says', async () => {
    const error = { type: 'error', error: { type: 'overloaded_error', message: `Busy ${testKey}` } };
    const server = await startServer(events(...withoutEnd, error));
    const outcome = await ask(connect(server.url));
    expect(outcome.failure).toMatchObject({ kind: 'overloaded', detail: 'Busy [key]' });
    expect(textOf(outcome.content)).toBe(sampleText);
  });

  it('a reply without end, but with nothing to come, is ended by the watchdog', async () => {
    const server = await startServer(eventsThenNothing(...withoutEnd));
    const clock = new ManualClock();
    const outcome = await ask(connect(server.url), edgesWith({ clock }), {
      onEvent: (event) => {
        // The minute passes only after the last piece; before that, half of it does.
        if (event.type === 'content') clock.advance(textOf(event.content) === sampleText ? 60_000 : 5_000);
      },
    });
    expect(outcome.failure?.kind).toBe('stalled');
    expect(textOf(outcome.content)).toBe(sampleText);
  });

  it('a server that never answers is given up after three minutes', async () => {
    const clock = new ManualClock();
    const server = await startServer(() => {
      clock.advance(179_999);
      clock.advance(1);
    });
    expect((await ask(connect(server.url), edgesWith({ clock }))).failure?.kind).toBe('stalled');
    expect(server.requests).toHaveLength(1);
  });

  it('lost connections are tried again, then told', async () => {
    const server = await startServer(reset);
    const clock = new ManualClock();
    const outcome = await ask(connect(server.url), edgesWith({ clock }), { onEvent: () => wake(clock) });
    expect(outcome.failure?.kind).toBe('cut');
    expect(server.requests).toHaveLength(3);
  });

  it('a server that is not running is told at once', async () => {
    const server = await startServer(silence);
    await server.close();
    const outcome = await ask(connect(server.url));
    expect(outcome.failure).toEqual({
      kind: 'unreachable',
      host: new URL(server.url).host,
      model: 'test-model',
    });
  });

  describe('Stop', () => {
    const phases: [string, Answer][] = [
      ['before the head', silence],
      ['in a stall', eventsThenNothing(...withoutEnd)],
      ['while waiting for the next try', raw(429, { 'retry-after': '30' })],
    ];
    it.each(phases)('%s ends at once with an AbortError', async (_, answer) => {
      const stop = new AbortController();
      const server = await startServer(async (response, request) => {
        await answer(response, request);
        if (answer === silence) stop.abort();
      });
      const outcome = await ask(connect(server.url), edgesWith(), {
        signal: stop.signal,
        onEvent: (event) => {
          const isLast =
            event.type === 'waiting' || (event.type === 'content' && textOf(event.content) === sampleText);
          if (isLast) queueMicrotask(() => stop.abort());
        },
      });
      expect(outcome.error).toMatchObject({ name: 'AbortError' });
      expect(server.requests).toHaveLength(1);
      if (answer === phases[1]?.[1]) expect(textOf(outcome.content)).toBe(sampleText);
    });

    it('before the start sends nothing', async () => {
      const server = await startServer(events(...sample.events));
      const outcome = await ask(connect(server.url), edgesWith(), { signal: AbortSignal.abort() });
      expect(outcome.error).toMatchObject({ name: 'AbortError' });
      expect(server.requests).toHaveLength(0);
    });

    it('does not wait for a question to the browser that is never answered', async () => {
      const stop = new AbortController();
      const hasAccess = () => {
        queueMicrotask(() => stop.abort());
        return new Promise<never>(() => {});
      };
      const outcome = await ask(connect('http://127.0.0.1:9'), edgesWith({ hasAccess }), {
        signal: stop.signal,
      });
      expect(outcome.error).toMatchObject({ name: 'AbortError' });
    });

    it('closes the connection, also when the reader just leaves', async () => {
      const { promise: isClosed, resolve } = Promise.withResolvers<void>();
      const server = await startServer((response, request) => {
        response.on('close', resolve);
        return eventsThenNothing(...withoutEnd)(response, request);
      });
      const { openProvider } = await import('@/lib/providers/open-provider');
      const provider = await openProvider(connect(server.url), edgesWith());
      for await (const event of provider.reply(question, new AbortController().signal)) {
        if (event.type === 'content') break;
      }
      await expect(isClosed).resolves.toBeUndefined();
    });
  });

  describe('nothing is sent', () => {
    const refusals: [
      FailureKind,
      Parameters<typeof edgesWith>[0],
      { baseUrl?: string; key?: null },
      string?,
    ][] = [
      ['no-access', { hasAccess: async () => false }, {}],
      ['no-key', {}, { key: null }],
      ['insecure-address', {}, { baseUrl: 'http://192.168.1.5/v1' }],
      ['no-model', {}, {}, ' '],
    ];
    it.each(refusals)('%s', async (kind, edges, changes, model = 'test-model') => {
      const server = await startServer(events(...sample.events));
      const request = { ...question, model };
      const outcome = await ask({ ...connect(server.url), ...changes }, edgesWith(edges), { request });
      expect(outcome.failure?.kind).toBe(kind);
      expect(server.requests).toHaveLength(0);
    });

    it('once the leave is taken away, which is asked for before the first request and with each later one', async () => {
      const server = await startServer(events(...sample.events));
      let isAllowed = true;
      let asked = 0;
      const hasAccess = async () => {
        asked += 1;
        return isAllowed;
      };
      const { openProvider } = await import('@/lib/providers/open-provider');
      const provider = await openProvider(connect(server.url), edgesWith({ hasAccess }));
      const replyToTheEnd = async () => {
        for await (const _ of provider.reply(question, new AbortController().signal));
      };
      expect(asked).toBe(1);
      await replyToTheEnd();
      expect(asked).toBe(1);
      isAllowed = false;
      await expect(replyToTheEnd()).rejects.toMatchObject({ failure: { kind: 'no-access' } });
      expect(server.requests).toHaveLength(1);
    });
  });
});

describe('why no answer came', () => {
  const connection = {
    preset: presetFor('openai-chat'),
    baseUrl: 'https://api.example.com/v1',
    key: testKey,
  };
  const refuse = async () => {
    throw new TypeError('Failed to fetch');
  };
  const asked = async (edges: Parameters<typeof edgesWith>[0]) => {
    const clock = new ManualClock();
    return ask(connection, edgesWith({ clock, fetch: refuse, ...edges }), { onEvent: () => wake(clock) });
  };

  it('offline', async () => {
    expect((await asked({ isOnline: () => false })).failure?.kind).toBe('offline');
  });

  it('unreachable over https may be the certificate', async () => {
    const { failure, events } = await asked({});
    expect(failure).toMatchObject({ kind: 'unreachable', detail: 'https', host: 'api.example.com' });
    expect(events.map(({ type }) => type)).toEqual(['waiting', 'waiting']);
  });

  it('blocked, when only unreadable requests get through; the probes carry nothing', async () => {
    const probes: [unknown, RequestInit | undefined][] = [];
    const onlyUnreadable: typeof fetch = async (input, init) => {
      probes.push([input, init]);
      return init?.mode === 'no-cors' ? new Response() : refuse();
    };
    expect((await asked({ fetch: onlyUnreadable })).failure?.kind).toBe('blocked');
    expect(probes.map(([input]) => input)).toEqual([
      'https://api.example.com/v1/chat/completions',
      'https://api.example.com',
      'https://api.example.com',
    ]);
    for (const [, init] of probes)
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect(JSON.stringify(probes.slice(1))).not.toContain(testKey);
  });
});

/** Lets the longest pause before a next try pass. */
function wake(clock: ManualClock): void {
  setImmediate(() => clock.advance(2_000));
}

function brokenGzip(withoutEnd: unknown[]): Answer {
  return raw(200, { ...eventStream, 'content-encoding': 'gzip' }, withoutEnd.map(eventText).join(''));
}
