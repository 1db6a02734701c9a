import type { MessageCreateParams } from '@anthropic-ai/sdk/resources/messages';
import type { ModelInfo } from '@anthropic-ai/sdk/resources/models';
import type OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { SentOptions } from '@/lib/core/reply-options';
import { toAnthropicRequest } from '@/lib/providers/anthropic-request';
import { toChatRequest } from '@/lib/providers/chat-request';
import { describeAnthropicModels, describeCompatibleModels } from '@/lib/providers/model-lists';
import { toResponsesRequest } from '@/lib/providers/responses-request';
import { question } from './asking';

const plain = {
  anthropic: toAnthropicRequest(question),
  responses: toResponsesRequest(question),
  chat: toChatRequest(question),
};

/** The SDK's types have forgotten the temperature, which older models still take. */
type AnthropicOptions = Partial<MessageCreateParams> & { temperature?: number };

describe('the options of a reply, in the shapes of the SDKs', () => {
  it.each<[SentOptions, AnthropicOptions]>([
    [{ temperature: 0 }, { temperature: 0 }],
    [{ effort: 'low' }, { output_config: { effort: 'low' } }],
    [{ thinking: { type: 'adaptive' } }, { thinking: { type: 'adaptive', display: 'summarized' } }],
    [
      { thinking: { type: 'enabled', budgetTokens: 2_000 } },
      { thinking: { type: 'enabled', budget_tokens: 2_000, display: 'summarized' } },
    ],
    [{ thinking: { type: 'disabled' } }, { thinking: { type: 'disabled' } }],
    [{ thinking: { type: 'between_tools' } }, { thinking: { type: 'between_tools' } }],
  ])('for Anthropic: %j', (options, expected) => {
    expect(toAnthropicRequest({ ...question, options })).toEqual({ ...plain.anthropic, ...expected });
  });

  it.each<[SentOptions, Partial<OpenAI.Responses.ResponseCreateParams>]>([
    [{ temperature: 0 }, { temperature: 0 }],
    [{ effort: 'none' }, { reasoning: { effort: 'none' } }],
    [{ effort: 'high' }, { reasoning: { effort: 'high' } }],
  ])('for OpenAI: %j', (options, expected) => {
    expect(toResponsesRequest({ ...question, options })).toEqual({ ...plain.responses, ...expected });
  });

  it.each<[SentOptions, Partial<OpenAI.Chat.ChatCompletionCreateParams>]>([
    [{ temperature: 0 }, { temperature: 0 }],
    [{ effort: 'medium' }, { reasoning_effort: 'medium' }],
  ])('for compatible servers: %j', (options, expected) => {
    expect(toChatRequest({ ...question, options })).toEqual({ ...plain.chat, ...expected });
  });
});

const yes = { supported: true };
const no = { supported: false };
const capabilities: Pick<NonNullable<ModelInfo['capabilities']>, 'effort' | 'thinking'> = {
  effort: { ...yes, low: yes, medium: no, high: yes, max: yes, xhigh: null },
  thinking: { ...yes, types: { adaptive: yes, enabled: no, disabled: no, between_tools: yes } },
};

describe('what a list of models says that they take', () => {
  it('is read from Anthropic’s', () => {
    const of = (told: unknown) =>
      describeAnthropicModels([{ id: 'claude', capabilities: told } as never])[0]?.capabilities;
    expect(of(capabilities)).toEqual({ efforts: ['low', 'high'], thinking: ['adaptive', 'between_tools'] });
    expect(of({ ...capabilities, effort: no, thinking: { ...capabilities.thinking, ...no } })).toEqual({
      efforts: [],
      thinking: [],
    });
    expect([of(null), of(undefined), of({})]).toEqual([undefined, undefined, undefined]);
  });

  it('is read from OpenRouter’s', () => {
    const of = (supported_parameters?: string[]) =>
      describeCompatibleModels([{ id: 'a/b', ...(supported_parameters && { supported_parameters }) }])[0]
        ?.capabilities;
    expect(of(['max_tokens', 'temperature'])).toEqual({ takesTemperature: true, efforts: [] });
    expect(of(['reasoning'])).toEqual({ takesTemperature: false, efforts: ['low', 'medium', 'high'] });
    expect(of()).toBeUndefined();
  });
});
