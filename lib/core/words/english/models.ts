import { plural } from '../plural';

/** Choosing a model, and how it is to answer. */
export const models = {
  picker: 'Choose a model',
  search: 'Search models, or type a name',
  button: (name: string, provider: string) => `Model: ${name}, ${provider}`,
  noneChosen: 'No model chosen',
  recent: 'Recently used',
  anyway: (name: string) => `Use “${name}” anyway`,
  notListed: 'It is not in the list; it may still work.',
  contextTokens: (tokens: string) => `${tokens} context`,
  prices: (input: string, output: string) => `${input} in, ${output} out`,
  pricesHint: 'US dollars for a million tokens',
  free: 'free, on this computer',
  hidden: (count: number) =>
    plural('en', count, {
      one: '# more model. Type to find it.',
      other: '# more models. Type to find them.',
    }),
  asking: (provider: string) => `Asking ${provider} for its models …`,
  notAsked: (provider: string, why: string) => `${provider} could not be asked for its models. ${why}`,
  notReached: 'Something went wrong.',
  none: 'No models to choose from yet.',
  tryAgain: 'Try again',
  setUp: (provider: string) => `Set up ${provider}`,
  allowAccess: 'Allow access',
  setUpAnother: 'Set up another provider…',
  more: 'More for this conversation…',

  /** How replies are to be made. */
  replies: 'Replies',
  repliesHint: 'Only what this model takes is shown, and only that is sent.',
  nothingToSay: 'This model decides by itself how it answers. Only the length can be limited.',
  asUsual: 'As usual',
  thinking: 'Thinking',
  thinkingOn: 'On',
  thinkingOff: 'Off',
  alwaysThinks: 'This model always thinks.',
  effort: 'Effort',
  efforts: { low: 'Low', medium: 'Medium', high: 'High' },
  effortHint: 'How much work goes into a reply. More takes longer and costs more.',
  temperature: 'Temperature',
  temperatureHint: (highest: string) => `From 0 (steady) to ${highest} (surprising).`,
  temperatureWhileThinking: 'It is not sent while the model thinks.',
  temperatureRange: (highest: string) => `A number from 0 to ${highest}.`,
  longestReply: 'Longest reply, in tokens',
  longestOf: (limit: string) => `At most ${limit}`,
  cacheNote: 'After a change of thinking or effort, the next request is read without the provider’s cache.',
  unsent: (names: readonly string[]) =>
    `Kept, but not sent, because this model does not take it: ${new Intl.ListFormat('en').format(names)}.`,
  reset: 'Set all back',
};
