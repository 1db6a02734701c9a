import { plural } from '../plural';

/** What is sent: the meter, the view of it, and the record of each request. */
export const context = {
  about: (amount: string) => `about ${amount}`,
  free: 'free',
  lessThan: (amount: string) => `less than ${amount}`,

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
};
