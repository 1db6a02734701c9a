import type { SentPrefix } from '../cached-prefix';
import type { Block, Wire } from '../content';
import type {
  Conversation,
  LastRequest,
  Message,
  MessageStatus,
  ReplyFacts,
  ReplyOptions,
} from '../conversation';
import type { Failure, FailureKind } from '../failure';
import type { LedgerRecord } from '../ledger';
import type { CoveredMessage, Summary } from '../summary/summary';
import type { ThinkingTime } from '../thinking';
import type { Usage } from '../usage';
import type { ArchivedConversation } from './archived-conversation';
import type { ImportFormat } from './import-format';
import { basis, effort, modelChoice, modelPrices, policy, sentPrefix, summaryPolicy } from './model-shapes';
import {
  flag,
  integer,
  jsonObject,
  listOf,
  nullable,
  number,
  object,
  oneOf,
  only,
  optional,
  type Shape,
  staysHere,
  text,
  time,
} from './shape';

/** What an archive holds of a conversation, field by field. */

const importFormat = oneOf<ImportFormat>({
  aside: true,
  chatgpt: true,
  claude: true,
  'openai-messages': true,
  'anthropic-messages': true,
  'fine-tuning': true,
  sharegpt: true,
  langchain: true,
  'page-assist': true,
  'open-webui': true,
  librechat: true,
  chatbox: true,
  nextchat: true,
  typingmind: true,
  gemini: true,
  'ai-studio': true,
});

const conversation = object<Conversation>({
  id: text,
  title: text,
  hasOwnTitle: flag,
  systemPrompt: text,
  model: modelChoice,
  policy: optional(policy),
  lastRequest: optional(
    object<LastRequest>({
      anchorId: nullable(text),
      basis: optional(basis),
      sentAt: time,
      ledgerId: text,
      sent: optional(object<SentPrefix>(sentPrefix)),
      deletedCount: optional(number),
    }),
  ),
  headId: nullable(text),
  nextSeq: integer,
  createdAt: time,
  updatedAt: time,
  pinnedAt: optional(time),
  archivedAt: optional(time),
  failedId: optional(text),
  replyOptions: optional(
    object<ReplyOptions>({
      temperature: optional(number),
      effort: optional(effort),
      thinking: optional(oneOf<'on' | 'off'>({ on: true, off: true })),
      outputLimit: optional(number),
    }),
  ),
  hasProfile: optional(flag),
  importedFrom: optional(importFormat),
  // What is deleted or cleared is not exported, nor what a window is doing.
  isBeingSummarized: staysHere,
  deletedAt: staysHere,
  cleared: staysHere,
});

const usage = object<Usage>({
  inputTokens: optional(number),
  outputTokens: optional(number),
  cacheReadTokens: optional(number),
  cacheWriteTokens: optional(number),
  thinkingTokens: optional(number),
  reported: jsonObject,
});

const failure = object<Failure>({
  kind: oneOf<FailureKind>({
    'no-key': true,
    'wrong-key': true,
    'not-allowed': true,
    'no-credit': true,
    'rate-limited': true,
    overloaded: true,
    'server-error': true,
    'model-not-found': true,
    'no-model': true,
    'context-too-long': true,
    'request-too-large': true,
    'bad-request': true,
    'no-access': true,
    blocked: true,
    'origin-refused': true,
    'insecure-address': true,
    offline: true,
    unreachable: true,
    redirected: true,
    'not-an-api': true,
    malformed: true,
    cut: true,
    stalled: true,
    empty: true,
    refused: true,
    unknown: true,
  }),
  host: text,
  model: optional(text),
  status: optional(number),
  detail: optional(text),
  retryAt: optional(time),
  requestTokens: optional(number),
  limitTokens: optional(number),
});

const reply = object<ReplyFacts>({
  wire: optional(oneOf<Wire>({ 'anthropic-messages': true, 'openai-responses': true, 'openai-chat': true })),
  providerId: optional(text),
  model: text,
  stopReason: optional(
    oneOf<NonNullable<ReplyFacts['stopReason']>>({ end: true, length: true, tool: true, other: true }),
  ),
  usage: optional(usage),
  failure: optional(failure),
  thinking: optional(object<ThinkingTime>({ startedAt: time, endedAt: time })),
  endedAt: optional(time),
});

const message = object<Message>({
  id: text,
  conversationId: text,
  parentId: nullable(text),
  seq: integer,
  role: oneOf<Message['role']>({ user: true, assistant: true }),
  // A reply that is arriving is exported as interrupted.
  status: only<MessageStatus, Exclude<MessageStatus, 'streaming'>>(
    oneOf({ complete: true, stopped: true, interrupted: true, failed: true }),
  ),
  content: listOf<Block>(jsonObject),
  createdAt: time,
  reply: optional(reply),
  shownSeq: optional(integer),
  isPinned: optional(flag),
  isExcluded: optional(flag),
  importedFrom: optional(importFormat),
  // What follows from the content is worked out where it is read.
  tokens: staysHere,
  attachmentIds: staysHere,
  deletedAt: staysHere,
  wayBack: staysHere,
});

const summary = object<Summary>({
  id: text,
  conversationId: text,
  upToId: text,
  upToSeq: integer,
  covered: listOf(object<CoveredMessage>({ id: text, hash: number })),
  earlierId: optional(text),
  text,
  tokens: number,
  writtenText: optional(text),
  providerId: text,
  model: text,
  usage: listOf(usage),
  createdAt: time,
  undoneAt: optional(time),
  policy: summaryPolicy,
  before: object<Summary['before']>({
    policy: optional(policy),
    anchorId: nullable(text),
    basis: optional(basis),
  }),
});

const request = object<LedgerRecord>({
  ...sentPrefix,
  id: text,
  conversationId: text,
  sentAt: time,
  counts: object<LedgerRecord['counts']>({
    sent: number,
    pinned: number,
    summarized: number,
    trimmed: number,
    excluded: number,
    blank: number,
  }),
  systemTokens: number,
  totalTokens: number,
  countedTokens: number,
  lookTokens: optional(number),
  limitTokens: nullable(number),
  prices: optional(modelPrices),
  change: oneOf<LedgerRecord['change']>({
    first: true,
    grown: true,
    cut: true,
    summary: true,
    model: true,
    system: true,
    options: true,
    selection: true,
  }),
});

export const archivedConversation: Shape<ArchivedConversation> = object<ArchivedConversation>({
  conversation,
  messages: listOf(message),
  summaries: listOf(summary),
  requests: listOf(request),
});
