import { beginSentence } from '../begin-sentence';
import { plural } from '../plural';

const messages = (count: number) => plural('en', count, { one: '# message', other: '# messages' });
const tokensOf = (tokens: string, limit: string | undefined) =>
  limit === undefined ? `${tokens} tokens` : `${tokens} of ${limit} tokens`;

/** What is sent: the meter, the view of it, and the record of each request. */
export const context = {
  about: (amount: string) => `about ${amount}`,
  free: 'free',
  lessThan: (amount: string) => `less than ${amount}`,
  freeHere: 'free, it runs on this computer',
  priceNotKnown: 'price not known',
  costNotKnown: 'not known',
  tokens: (amount: string) => `${amount} tokens`,
  messages,

  /** The meter. The unit stands after the amount where there is room for it. */
  meter: 'Context',
  unit: 'tokens',
  doesNotFit: 'does not fit',
  tooMuch: (needed: string, limit: string) => `does not fit: ${needed} tokens are needed, ${limit} fit`,
  /** The limit is undefined where nobody knows it. */
  /** Said beside a limit that is the user's own. */
  byPolicy: 'the most that this conversation’s setting sends',
  tokensOf,
  withoutReply: (cost: string) => `${cost} without the reply`,
  facts: (facts: readonly string[]) => facts.join(', '),
  whatIsSent: (facts: string) => `What is sent: ${facts}`,

  title: 'What is sent',
  messagesNewestFirst: 'Messages, newest first',
  notSent: (count: number) =>
    plural('en', count, { one: 'Not sent: # older message', other: 'Not sent: # older messages' }),
  change: 'Change',
  summarize: 'Summarize…',
  atLeast: (least: string) => `A whole number, at least ${least}.`,

  /** The parts of a request. */
  parts: 'Parts of the request',
  part: {
    system: 'System prompt',
    profile: 'About you',
    summary: 'Summary',
    pinned: 'Pinned',
    recent: 'Recent messages',
    draft: 'Your draft',
    reply: 'Room for the reply',
  },
  cachedPart: 'Of these, in the provider’s cache',

  /** How much is sent. */
  howMuch: 'How much is sent',
  usedForNew: 'New conversations use this.',
  useForNew: 'Use this for new conversations',
  mode: {
    summary: {
      name: 'Summary and recent',
      hint: 'The recent turns word for word, and a summary of what is older, once there is one.',
    },
    budget: {
      name: 'Budget',
      hint: 'As many recent turns as a budget of tokens allows. Older ones are left out.',
    },
    lastTurns: {
      name: 'Last turns',
      hint: 'A number of questions with their answers, and the new one.',
    },
    everything: { name: 'Everything', hint: 'The whole conversation, as long as it fits.' },
  },
  turns: 'Turns',
  ceiling: 'At most, in tokens',
  automaticCeiling: 'Automatic',
  whenFull: 'When older messages no longer fit',
  automatic: {
    on: 'Summarize automatically',
    ask: 'Ask me',
    off: 'Leave them out',
  },

  /** The next request as a whole. Costs and tokens come as "about 3,400" where they are about that. */
  overview: 'Overview',
  goes: (request: {
    tokens: string;
    limit: string | undefined;
    hasDraft: boolean;
    messages: number;
    hasSummary: boolean;
  }) => {
    const tokens = beginSentence('en', tokensOf(request.tokens, request.limit));
    const next = request.hasDraft ? 'your message' : 'your next message';
    return `${tokens} go with ${next}, in ${messages(request.messages)}${request.hasSummary ? ' and a summary' : ''}.`;
  },
  limitNotKnown: 'How much this model can take is not known.',
  expectedFromCache: (tokens: string) =>
    `${beginSentence('en', tokens)} of these tokens should be read from the provider’s cache.`,
  itIsFreeHere: 'It is free: the model runs on this computer.',
  itIsFree: 'It is free.',
  itCosts: (cost: string) => `It costs ${cost}, and its reply comes on top.`,
  itsCostIsNotKnown: 'What it costs is not known; you can say the model’s price in the settings.',
  tooLarge: 'This does not fit',
  tooLargeWhy: (needed: string, limit: string) =>
    `The request would have ${needed} tokens, and ${limit} fit beside the reply. Send fewer turns, summarize older ones, exclude or unpin long messages, shorten what you write, or choose a model with a larger window. Nothing is cut from your message.`,

  /** The provider's own count. */
  countExactly: 'Count exactly',
  exactCount: 'Exact count',
  counting: 'Counting …',
  countedBy: (provider: string, tokens: string) => `Counted by ${provider}: ${tokens} tokens`,

  /** The list of messages, each with what becomes of it and why. */
  noMessages: 'There are no messages yet.',
  messagesAndReasons: 'Messages and reasons',
  showMore: 'Show more',
  older: (count: string) => `(${count} older)`,
  noText: 'No text',
  reason: {
    sent: { label: 'Sent', why: 'It is among the recent messages.' },
    pinned: { label: 'Pinned', why: 'It, or another message of its turn, is pinned: it is always sent.' },
    summarized: { label: 'Summarized', why: 'A summary is sent in its place.' },
    trimmed: { label: 'Trimmed', why: 'It is older than what is sent.' },
    excluded: { label: 'Excluded', why: 'You excluded it.' },
    blank: { label: 'Blank', why: 'There is nothing in it that can be sent.' },
  },
  summary: { label: 'Summary', why: 'It is sent in the place of these messages.' },
  cachedBelow: 'What is sent below this line is in the provider’s cache',

  /** The request to the letter. */
  exactRequest: 'The exact request',
  exactRequestHint: 'The body that goes to the provider. Your key is not in it.',
  standsForDraft: (sign: string) => `“${sign}” stands for the message that you have not written yet.`,
  copyRequest: 'Copy request',
  requestInJson: 'Request in JSON',

  /** The record of a request that was sent. */
  record: {
    title: 'What was sent',
    none: 'There is no record for this reply: nothing was sent for it.',
    sent: 'Sent',
    pinned: 'Pinned',
    ofThem: (count: string) => `${count} of them`,
    summary: 'Summary',
    ofMessages: (count: number) => `of ${messages(count)}`,
    trimmed: 'Trimmed',
    excluded: 'Excluded',
    estimated: 'Estimated',
    tokens: (count: number) => plural('en', count, { one: '# token', other: '# tokens' }),
    reported: 'Reported',
    notReported: 'not by this provider',
    difference: 'Difference',
    noDifference: 'none',
    tooHigh: (share: string) => `estimate ${share} too high`,
    tooLow: (share: string) => `estimate ${share} too low`,
    fromCache: 'From the cache',
    cost: 'Cost',
  },
  /** How a request began, against the one before it. */
  changed: {
    first: 'This was the first request of the conversation.',
    grown: 'It began exactly like the request before it: only what is new was added.',
    cut: 'The recent messages began elsewhere than in the request before it: older ones were left out, or taken in again.',
    summary: 'Another summary stood for the older messages than in the request before it, or none.',
    model: 'The model was another one than in the request before it.',
    options: 'Thinking or effort was set otherwise than in the request before it.',
    system: 'The system prompt had changed since the request before it.',
    selection: 'Messages had been pinned, excluded or replaced since the request before it.',
  },
};
