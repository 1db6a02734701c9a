import { describe, expect, it } from 'vitest';
import { type Block, type Json, textBlock, type Wire } from '@/lib/core/content';
import type { ContextMessage, ReplyRequest } from '@/lib/core/provider';
import { toWireRequest } from '@/lib/providers/wire-request';
import { fc } from '../property-runs';
import { question, wires } from './asking';
import { sampleReplies, sampleText } from './replies';

const user = (text: string): ContextMessage => ({ role: 'user', content: [textBlock(text)] });

function conversation(reply: ContextMessage): ReplyRequest {
  return { ...question, messages: [user('Hello?'), reply, user('And?')], maxOutputTokens: 500 };
}

describe('the whole body', () => {
  const own = (wire: (typeof wires)[number]) =>
    toWireRequest(wire, conversation({ role: 'assistant', content: sampleReplies[wire].content, wire }));

  it('for Anthropic', () => {
    expect(own('anthropic-messages')).toEqual({
      model: 'test-model',
      max_tokens: 500,
      system: 'Be brief.',
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Hello?' }] },
        { role: 'assistant', content: [sampleReplies['anthropic-messages'].content[1]] },
        { role: 'user', content: [{ type: 'text', text: 'And?' }] },
      ],
      cache_control: { type: 'ephemeral' },
      stream: true,
    });
  });

  it('for OpenAI, without ids, which point to what stays home', () => {
    const { id: _, ...message } = sampleReplies['openai-responses'].content[1] as Block;
    expect(own('openai-responses')).toEqual({
      model: 'test-model',
      max_output_tokens: 500,
      instructions: 'Be brief.',
      input: [
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hello?' }] },
        message,
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'And?' }] },
      ],
      store: false,
      prompt_cache_key: 'conversation-1',
      stream: true,
    });
  });

  it('for compatible servers', () => {
    expect(own('openai-chat')).toEqual({
      model: 'test-model',
      max_tokens: 500,
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hello?' },
        { role: 'assistant', content: sampleText },
        { role: 'user', content: 'And?' },
      ],
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('names its limit as the model knows it, and never one that is refused', () => {
    const limited = { ...question, maxOutputTokens: 5 };
    expect(toWireRequest('openai-responses', limited)).toMatchObject({ max_output_tokens: 16 });
    const named = (model: string) => toWireRequest('openai-chat', { ...limited, model });
    expect(named('gpt-4o')).toMatchObject({ max_tokens: 5 });
    for (const model of ['gpt-5.4-mini', 'o3']) {
      expect(named(model)).toMatchObject({ max_completion_tokens: 5 });
      expect(named(model)).not.toHaveProperty('max_tokens');
    }
  });

  it('has replies that nothing is sent between as one, for templates that want roles to alternate', () => {
    const both = [0, 1].map((index): Block => ({ role: 'assistant', content: `Reply ${index}.` }));
    const reply: ContextMessage = { role: 'assistant', content: both, wire: 'openai-chat' };
    expect(toWireRequest('openai-chat', conversation(reply))).toMatchObject({
      messages: [{}, {}, { role: 'assistant', content: 'Reply 0.\n\nReply 1.' }, { role: 'user' }],
    });
  });

  it('has no limit but where one is demanded, and no blank system prompt', () => {
    const plain = { ...question, system: ' \n' };
    expect(toWireRequest('anthropic-messages', plain)).toMatchObject({ max_tokens: 8192 });
    expect(toWireRequest('anthropic-messages', plain)).not.toHaveProperty('system');
    expect(toWireRequest('openai-responses', plain)).not.toHaveProperty('max_output_tokens');
    expect(toWireRequest('openai-responses', plain)).not.toHaveProperty('instructions');
    expect(toWireRequest('openai-chat', plain)).not.toHaveProperty('max_tokens');
    expect(toWireRequest('openai-chat', plain)).toMatchObject({ messages: [{ role: 'user' }] });
  });
});

describe.each(wires)('a request over %s', (wire) => {
  it.each(wires.filter((other) => other !== wire))('takes the text of a reply over %s', (other) => {
    const content = sampleReplies[other].content;
    const body = JSON.stringify(
      toWireRequest(wire, conversation({ role: 'assistant', content, wire: other })),
    );
    expect(body.split(JSON.stringify(sampleText))).toHaveLength(2);
    expect(body).not.toContain('A greeting.');
  });

  it('never changes what is stored, and has no half characters', () => {
    const broken = conversation({
      role: 'assistant',
      content: [textBlock('\ud83d')],
      wire: 'anthropic-messages',
    });
    const before = structuredClone(broken);
    expect(JSON.stringify(toWireRequest(wire, { ...broken, system: 'a\ud83d' }))).not.toContain('\\ud83d');
    expect(broken).toEqual(before);
  });

  it('is what every server can take, whatever was said', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', ' \n', '\ud83d', '\u0000', '__proto__'),
    );
    const other = fc.jsonValue().map((value): Block => ({ type: 'other_call', value: value as Json }));
    const blocks: Record<Wire, fc.Arbitrary<Block>> = {
      'anthropic-messages': fc.oneof(
        other,
        text.map(textBlock),
        text.map((thinking): Block => ({ type: 'thinking', thinking, signature: 's' })),
      ),
      'openai-responses': fc.oneof(
        other,
        text.map(
          (words): Block => ({
            type: 'message',
            id: 'm',
            role: 'assistant',
            content: [{ type: 'output_text', text: words }],
          }),
        ),
      ),
      'openai-chat': text.map(
        (content): Block => ({ role: 'assistant', content, reasoning: 'r', tool_calls: [] }),
      ),
    };
    const reply = fc
      .constantFrom(...wires)
      .chain((of) =>
        fc.array(blocks[of]).map((content): ContextMessage => ({ role: 'assistant', content, wire: of })),
      );
    const turn = fc.tuple(text.map(user), reply);
    const requests = fc.record({ turns: fc.array(turn), system: text }).map(
      ({ turns, system }): ReplyRequest => ({
        ...question,
        system,
        messages: [...turns.flat(), user('Last.')],
      }),
    );
    fc.assert(
      fc.property(requests, (request) => {
        const before = JSON.stringify(request);
        const body = toWireRequest(wire, request);
        expect(JSON.stringify(request)).toBe(before);
        expect(JSON.stringify(body).isWellFormed()).toBe(true);
        expect(JSON.stringify(toWireRequest(wire, request))).toBe(JSON.stringify(body));
        const texts = textsOf('input' in body ? body.input : body.messages);
        expect(texts.filter((said) => said.trim() === '')).toEqual([]);
        expect(texts.at(-1)).toBe('Last.');
      }),
    );
  });
});

/** The texts of the messages, wherever the wire has them. */
function textsOf(messages: readonly unknown[]): string[] {
  return (messages as { content: string | { text: string }[] }[]).flatMap(({ content }) =>
    typeof content === 'string' ? [content] : [content.map(({ text }) => text).join('')],
  );
}
