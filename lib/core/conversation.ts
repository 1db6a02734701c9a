import type { ImportFormat } from './archive/import-format';
import type { AttachmentBlock } from './attachments/attachment';
import type { SentPrefix } from './cached-prefix';
import { type Block, textBlock, textOf, type Wire } from './content';
import type { Failure } from './failure';
import type { WayBack } from './message-deletion';
import type { Capabilities, Effort } from './model-rules';
import type { ContextPolicy, CutBasis } from './policy';
import type { ModelPrices, TokenPrices } from './price-list';
import type { ModelDescription, StopReason } from './provider';
import type { Cleared } from './start-over';
import type { ThinkingTime } from './thinking';
import { titleFrom } from './title';
import type { Usage } from './usage';
import type { Words } from './words/words';

/** Which model answers, and what is known of it. */
export interface ModelChoice {
  /** The id of a provider preset. */
  providerId: string;
  /** The provider's own id of the model; empty while none is chosen. */
  model: string;
  /** The model's name for people. */
  name: string;
  /** The most tokens that request and reply may have together, as the provider says. */
  contextTokens?: number;
  /** The same as the user says, which counts more. */
  contextLimit?: number;
  /** The most tokens that a reply of this model may have, as the provider says. */
  maxOutputTokens?: number;
  /** The most tokens that the user wants a reply to have. */
  outputLimit?: number;
  /** What it takes besides the messages, as the provider's list of models says. */
  capabilities?: Capabilities;
  /** What its tokens cost, as the provider's list of models says. */
  prices?: ModelPrices;
  /** The same as the user says, which counts more; `pricesOf` fills in the prices of the cache. */
  userPrices?: Pick<TokenPrices, 'input' | 'output'> & Partial<TokenPrices>;
}

/** Whether two choices are of one model, whatever is known of it. */
export function isSameModel(
  one: Pick<ModelChoice, 'providerId' | 'model'>,
  other: Pick<ModelChoice, 'providerId' | 'model'>,
): boolean {
  return one.providerId === other.providerId && one.model === other.model;
}

/** The choice with what its provider says of the model; what the user said of it stays. */
export function withDescription(
  choice: ModelChoice,
  { name, contextTokens, maxOutputTokens, capabilities, prices }: ModelDescription,
): ModelChoice {
  const { contextTokens: _, maxOutputTokens: __, capabilities: ___, prices: ____, ...rest } = choice;
  return {
    ...rest,
    name,
    ...(contextTokens !== undefined && { contextTokens }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(capabilities && { capabilities }),
    ...(prices && { prices }),
  };
}

export interface Conversation {
  id: string;
  title: string;
  /** True once the user has named it; until then the title follows the first message. */
  hasOwnTitle: boolean;
  /** Sent with every request, unchanged until the user edits it; empty for none. */
  systemPrompt: string;
  model: ModelChoice;
  /** How much is sent; absent for the usual policy. */
  policy?: ContextPolicy;
  lastRequest?: LastRequest;
  /** The leaf that is shown; null when there are no messages to show. */
  headId: string | null;
  /** The number that the next message gets. Numbers are given once and never reused. */
  nextSeq: number;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** When a message was last added or a reply last ended; lists are ordered by it. */
  updatedAt: number;
  /** When the user pinned it to the top of the list, in milliseconds since 1970; absent if it is not. */
  pinnedAt?: number;
  /** When the user put it away: it is kept, found by search, and not in the list until something is written in it. */
  archivedAt?: number;
  /** The last reply that failed or was interrupted: lists mark the conversation while that reply is its head. */
  failedId?: string;
  /** How the model is to answer; absent for the provider's own choice. */
  replyOptions?: ReplyOptions;
  /** Whether what the user tells of themselves goes along with the system prompt; absent as the settings say. */
  hasProfile?: boolean;
  /** What the file was from which it was imported; absent if it began here. */
  importedFrom?: ImportFormat;
  /** Set when the user deleted it; the data follows when the time for undo is over. */
  deletedAt?: number;
  /** Set while a summary is being written: if no window is at it, it was broken off. */
  isBeingSummarized?: boolean;
  /** Set by "Start over": messages numbered below `beforeSeq` go when the time for undo is over. */
  cleared?: Cleared;
}

/** What the user asks of the replies of a conversation; a model is only told what it takes. */
export interface ReplyOptions {
  temperature?: number;
  effort?: Effort;
  /** Whether the model may think before it answers. */
  thinking?: 'on' | 'off';
  /** The most tokens of a reply. */
  outputLimit?: number;
}

/** The last request of a conversation. */
export interface LastRequest {
  /** Where the next request's recent messages begin if nothing is cut; null for the start of the branch. */
  anchorId: string | null;
  /** Under what that place was chosen; absent if it holds under everything. */
  basis?: CutBasis;
  /** Milliseconds since 1970. */
  sentAt: number;
  ledgerId: string;
  /** What it held; absent if it was sent before this was kept. */
  sent?: SentPrefix;
  /** How many of the messages that it may have held have been deleted since; absent for none. */
  deletedCount?: number;
}

/**
 * - `complete`: the provider said that the reply is at its end
 * - `streaming`: a window is receiving it now
 * - `stopped`: the user stopped it
 * - `interrupted`: the window that received it went away
 * - `failed`: an error ended it; `reply.failure` says which
 */
export type MessageStatus = 'complete' | 'streaming' | 'stopped' | 'interrupted' | 'failed';

export interface Message {
  id: string;
  conversationId: string;
  parentId: string | null;
  seq: number;
  role: 'user' | 'assistant';
  status: MessageStatus;
  /** Verbatim, as the API produced it (see `Block`). */
  content: readonly Block[];
  createdAt: number;
  /** Present on assistant messages. */
  reply?: ReplyFacts;
  /** About how many tokens it has as it is sent, 0 if nothing of it can be; counted once, absent until then. */
  tokens?: number;
  /** The stored attachments that its content names, for the index that tells whether one is still used. */
  attachmentIds?: readonly string[];
  /** Set when the user deleted it: the branch goes on without it. The data follows when the time for undo is over. */
  deletedAt?: number;
  /** Set together with it: what bringing it back needs. */
  wayBack?: WayBack;
  /** Set when the branch that it ends was chosen again: its place in the order of showing, a number as `seq` is. */
  shownSeq?: number;
  /** The user wants it in every request, and its turn with it. */
  isPinned?: boolean;
  /** The user wants it in no request. */
  isExcluded?: boolean;
  /** What the file was from which it was imported; absent if it was written here. */
  importedFrom?: ImportFormat;
}

/** What is known of a reply besides its content. */
export interface ReplyFacts {
  /** Whose shapes its content has; absent if it came with a file: then its words are sent, and nothing else of it. */
  wire?: Wire;
  providerId?: string;
  /** The model as the provider named it, else as it was asked for. */
  model: string;
  stopReason?: StopReason;
  usage?: Usage;
  failure?: Failure;
  /** When the model thought before it answered; absent if it did not, or nobody saw when. */
  thinking?: ThinkingTime;
  endedAt?: number;
}

/** A user's message as it would be if it was added now: for plans, never stored. */
export function unstoredMessage(
  { id: conversationId, headId, nextSeq }: Conversation,
  id: string,
  content: readonly Block[],
): Message {
  return {
    id,
    conversationId,
    parentId: headId,
    seq: nextSeq,
    role: 'user',
    status: 'complete',
    content,
    createdAt: 0,
  };
}

/** What a user's message holds: the attachments before the words about them, as models read them best. */
export function userContent(text: string, attachments: readonly AttachmentBlock[]): Block[] {
  return [...attachments, ...(isSendableText(text) ? [textBlock(text)] : [])];
}

/** What is said in the user's place when a cut reply is to go on. */
export const continueRequest = textBlock('Your reply was cut off. Continue exactly where it stopped.');

/**
 * The conversation with a message more: its number is given, it becomes the head, and the first one gives the title.
 * What was put away is back in the list.
 */
export function append(
  conversation: Conversation,
  message: Omit<Message, 'seq' | 'conversationId'>,
): [Conversation, Message] {
  const numbered = { ...message, conversationId: conversation.id, seq: conversation.nextSeq };
  const { archivedAt: _, ...listed } = conversation;
  const grown = {
    ...listed,
    title: conversation.title || titleFrom(message.content),
    headId: message.id,
    nextSeq: conversation.nextSeq + 1,
    updatedAt: message.createdAt,
  };
  return [grown, numbered];
}

/** What to call a stored conversation in lists and sentences. */
export function titleOf({ title }: Pick<Conversation, 'title'>, words: Words): string {
  return title || words.conversations.untitled;
}

/** What lists tell of a conversation by the time that it happened, in milliseconds since 1970. */
export type ConversationMark = 'pinnedAt' | 'archivedAt' | 'deletedAt';

/** The conversation with a mark, or without it. */
export function withMark(
  conversation: Conversation,
  mark: ConversationMark,
  at: number | undefined,
): Conversation {
  const { [mark]: _, ...rest } = conversation;
  return at === undefined ? rest : { ...rest, [mark]: at };
}

/** Whether the last reply of the branch that is shown failed or was interrupted. */
export function hasFailed({ headId, failedId }: Pick<Conversation, 'headId' | 'failedId'>): boolean {
  return failedId !== undefined && failedId === headId;
}

/** Whether a message only asks for the rest of a reply that was cut off. */
export function isContinueRequest({ role, content }: Message): boolean {
  return role === 'user' && textOf(content) === continueRequest.text;
}

/** Whether text has anything in it to send. */
export function isSendableText(text: string): boolean {
  return text.trim() !== '';
}
