import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/core/content';
import type { RecordedRequest } from '../model-server/exchange.ts';
import { browserKinds, casesIn, isFirstWire, Stage, type WireUnderTest, wires } from './harness.ts';

const introduction = 'My name is Ada and I love number theory.';
const question = "What's my name and what do I love?";

/** The assistant's part of the answer to a request, as the same server gives it without streaming. */
async function answerTo(stage: Stage, { path }: WireUnderTest, request: RecordedRequest): Promise<unknown> {
  const { stream, stream_options, ...body } = request.body;
  const response = await fetch(`${stage.server.origin}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer test',
      'anthropic-version': '2023-06-01',
    },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  return answer.content ?? answer.output ?? answer.choices[0].message;
}

/** What a request says that the assistant said: one entry for each of its messages. */
function assistantTurns(request: RecordedRequest): unknown[] {
  const entries = (request.body.messages ?? request.body.input) as JsonObject[];
  const isAnthropic = request.path.endsWith('/messages');
  return entries
    .filter(({ role }) => role === 'assistant')
    .map((entry) => (isAnthropic ? entry.content : entry));
}

/**
 * The same content without what differs between a streamed and a plain answer: ids, which are new with every answer,
 * and empty fields (`refusal: null`, `annotations: []`), which a streamed Chat message never mentions.
 */
function comparable(value: unknown): unknown {
  const isEmpty = (entry: unknown) => entry === null || (Array.isArray(entry) && entry.length === 0);
  return JSON.parse(
    JSON.stringify(value, (key, entry) => (key === 'id' || isEmpty(entry) ? undefined : entry)),
  );
}

describe.each(browserKinds)('memory in %s', (kind) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set(kind);
  });
  afterAll(() => stage?.strike());

  describe.each(wires)('over $wire', (wire) => {
    const replies = () => stage.server.requests.filter(({ path }) => path === wire.path);

    beforeAll(async () => {
      await stage.panel.configure(stage.connection(wire));
    });
    beforeEach(async () => {
      await stage.panel.newConversation();
      stage.server.reset();
    });

    test('what was said a turn ago is known, and a fresh conversation does not know it', async () => {
      await stage.panel.ask(introduction);
      const reply = await stage.panel.ask(question);
      expect(reply).toContain('Ada');
      expect(reply).toContain('number theory');

      const [first, second] = replies();
      if (!first || !second) throw new Error('There were no two requests.');
      const original = await answerTo(stage, wire, first);
      expect(comparable(assistantTurns(second))).toEqual(
        comparable(wire.provider === 'OpenAI' ? original : [original]),
      );
      expect(JSON.stringify(second.body)).toContain(introduction);

      await stage.panel.newConversation();
      expect(await stage.panel.ask(question)).not.toContain('Ada');
      expect(JSON.stringify(replies().at(-1)?.body)).not.toContain('Ada');
    });

    test.each(casesIn(kind, [wire], isFirstWire))('twenty turns later the name is still known', async () => {
      await stage.panel.ask(introduction);
      for (let turn = 1; turn <= 20; turn += 1) await stage.panel.ask(`count to ${turn}`);
      expect(await stage.panel.ask("What's my name?")).toContain('Ada');
      expect(replies().slice(-1).flatMap(assistantTurns)).toHaveLength(21);
    });
  });
});
