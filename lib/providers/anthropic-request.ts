import { type Block, textBlock } from '@/lib/core/content';
import type { Effort } from '@/lib/core/model-rules';
import type { CacheMarks, ReplyRequest } from '@/lib/core/provider';
import type { SentOptions } from '@/lib/core/reply-options';
import { marksOf } from './cache-marks';
import { type SendableMessage, sendableMessages, wellFormed } from './sendable-messages';
import type { UserPart } from './user-parts';

/** The API demands a limit; this one is allowed by all its models. */
const usualOutputTokens = 8_192;

/** What the model reads of a request: the body of one that only counts its tokens. */
export interface AnthropicPrompt {
  model: string;
  /** In blocks where its end is marked. */
  system?: string | Block[];
  messages: { role: 'user' | 'assistant'; content: Block[] }[];
}

type Thinking = NonNullable<SentOptions['thinking']>;

/** The body of a streaming request to `/v1/messages`. */
export interface AnthropicRequest extends AnthropicPrompt {
  max_tokens: number;
  /** Automatic caching: the breakpoint moves along with the newest message. */
  cache_control?: { type: 'ephemeral' };
  temperature?: number;
  output_config?: { effort: Effort };
  /** @see https://platform.claude.com/docs/en/build-with-claude/thinking */
  thinking?: { type: Thinking['type']; budget_tokens?: number; display?: 'summarized' };
  stream: true;
}

/**
 * Exactly what is sent to Anthropic for a request.
 * @see https://docs.claude.com/en/api/messages
 * @see https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 */
export function toAnthropicRequest(request: ReplyRequest): AnthropicRequest {
  const { model, ...prompt } = promptWith(request, marksOf(request));
  return wellFormed<AnthropicRequest>({
    model,
    max_tokens: request.maxOutputTokens ?? usualOutputTokens,
    ...prompt,
    ...(request.cache !== 'none' && breakpoint),
    ...optionsOf(request),
    stream: true,
  });
}

/**
 * What is sent to have the tokens of a request counted: the same without what only a reply needs.
 * @see https://platform.claude.com/docs/en/build-with-claude/token-counting
 */
export function toAnthropicCount(request: ReplyRequest): AnthropicPrompt {
  return wellFormed(promptWith(request, marksOf({ ...request, cache: 'none' })));
}

function optionsOf({
  options = {},
}: ReplyRequest): Pick<AnthropicRequest, 'temperature' | 'output_config' | 'thinking'> {
  const { temperature, effort, thinking } = options;
  return {
    ...(temperature !== undefined && { temperature }),
    ...(effort && effort !== 'none' && { output_config: { effort } }),
    ...(thinking && { thinking: thinkingOf(thinking) }),
  };
}

/** Thinking comes without its text unless it is asked for. */
function thinkingOf({ type, budgetTokens = 0 }: Thinking): NonNullable<AnthropicRequest['thinking']> {
  switch (type) {
    case 'adaptive':
      return { type, display: 'summarized' };
    case 'enabled':
      return { type, budget_tokens: budgetTokens, display: 'summarized' };
    default:
      return { type };
  }
}

const breakpoint = { cache_control: { type: 'ephemeral' } } as const;

function promptWith(request: ReplyRequest, marks: CacheMarks): AnthropicPrompt {
  const { model, system } = request;
  return {
    model,
    ...(system.trim() !== '' && {
      system: marks.afterSystem ? [{ ...textBlock(system), ...breakpoint }] : system,
    }),
    messages: sendableMessages(request, 'anthropic-messages', textBlock).map((message, index) => ({
      role: message.role,
      content: marks.afterSummary && index === 0 ? markedAtStart(blocksOf(message)) : blocksOf(message),
    })),
  };
}

function blocksOf(message: SendableMessage): Block[] {
  return message.role === 'user' ? message.parts.map(toBlock) : message.content;
}

/** @see https://platform.claude.com/docs/en/build-with-claude/pdf-support */
function toBlock(part: UserPart): Block {
  switch (part.kind) {
    case 'text':
      return textBlock(part.text);
    case 'image':
      return { type: 'image', source: { type: 'base64', media_type: part.mediaType, data: part.data } };
    case 'pdf':
      return {
        type: 'document',
        source: { type: 'base64', media_type: 'application/pdf', data: part.data },
      };
  }
}

function markedAtStart([first, ...others]: readonly Block[]): Block[] {
  return first ? [{ ...first, ...breakpoint }, ...others] : [];
}
