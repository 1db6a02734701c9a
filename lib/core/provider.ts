import type { Takes } from './attachments/what-takes';
import type { Block, Wire } from './content';
import type { Failure } from './failure';
import type { Capabilities } from './model-rules';
import type { ModelPrices } from './price-list';
import type { SentOptions } from './reply-options';
import type { Usage } from './usage';

/** One message as it is to be sent; `wire` says whose shapes an assistant's blocks have. */
export interface ContextMessage {
  role: 'user' | 'assistant';
  content: readonly Block[];
  wire?: Wire;
}

export interface ReplyRequest {
  model: string;
  /** Empty for none. */
  system: string;
  /** Starts with a user message, ends with one, and the roles alternate. */
  messages: readonly ContextMessage[];
  /** Which kinds of attachments the model takes; absent where nothing is known of it. */
  takes?: Takes;
  /**
   * The bytes of what is attached to the messages, in base64, by id: read when a request is about to leave. Absent in
   * one that is only shown; an id without bytes is one that is not stored any more.
   */
  attachments?: ReadonlyMap<string, string>;
  /** The most tokens the reply may have; absent where the provider needs no limit. */
  maxOutputTokens?: number;
  /** How the reply is to be made; absent for the provider's own choice. */
  options?: SentOptions;
  /** The same for all requests of a conversation, different between conversations; says nothing about its content. */
  cacheKey: string;
  /**
   * What the provider's cache is to remember of this request, where it can be told.
   * - `none`: nothing, because no later request will begin with this one; then nothing is read from it either
   * - else the whole request, and besides it the prefixes that end at these marks
   */
  cache: 'none' | CacheMarks;
}

/** Where prefixes end that later requests may share although they go on differently. */
export interface CacheMarks {
  afterSystem: boolean;
  /** Whether the first block of the first message is such a prefix: a summary. */
  afterSummary: boolean;
}

/**
 * Why a complete reply ended.
 * - `end`: the model was done
 * - `length`: the output limit was reached, or the context window
 * - `tool`: the model wants a tool
 * - `other`: a reason that Aside does not know
 * A refusal is no stop reason: it is the failure `refused`.
 */
export type StopReason = 'end' | 'length' | 'tool' | 'other';

export type ReplyEvent =
  /** A passing failure; the request is sent again at `until` (milliseconds since 1970). */
  | { type: 'waiting'; failure: Failure; until: number }
  /** The provider answered; `model` is its name for the model. */
  | { type: 'started'; model: string }
  /** The whole content so far, verbatim. Each event's array is new; blocks that did not change are the same objects. */
  | { type: 'content'; content: readonly Block[] }
  | { type: 'usage'; usage: Usage }
  /** The provider's end event came: the reply is complete. Always the last event. */
  | { type: 'ended'; stopReason: StopReason };

/**
 * A model behind an API. Everything that can go wrong is thrown as a `ReplyFailed`; what had arrived by then
 * was given out as events and stays valid. When `signal` aborts, the stream ends at once with an `AbortError`.
 * A stream that ends normally has ended with `ended`.
 */
export interface Provider {
  reply(request: ReplyRequest, signal: AbortSignal): AsyncIterable<ReplyEvent>;
  /** The models that can be asked for, the provider's newest first where it says so. */
  listModels(signal: AbortSignal): Promise<ModelDescription[]>;
  /** How many tokens the prompt of a request has, counted by the provider; absent where it does not offer that. */
  countTokens?(request: ReplyRequest, signal: AbortSignal): Promise<number>;
}

export interface ModelDescription {
  id: string;
  /** A name for people; the id where the provider has none. */
  name: string;
  /** The most tokens that request and reply may have together; absent when the provider does not say. */
  contextTokens?: number;
  /** The most tokens a reply may have; absent when the provider does not say. */
  maxOutputTokens?: number;
  /** What it takes besides the messages; absent when the provider does not say. */
  capabilities?: Capabilities;
  /** What its tokens cost; absent when the provider does not say. */
  prices?: ModelPrices;
}

/** Carries a `Failure` through promises and streams. Its message never holds a key. */
export class ReplyFailed extends Error {
  override readonly name = 'ReplyFailed';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}
