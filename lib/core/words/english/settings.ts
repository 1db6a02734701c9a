import { plural } from '../plural';

export const settings = {
  title: 'Settings',
  provider: 'Provider',
  baseUrl: 'Base URL',
  model: 'Model',
  modelSection: 'Model and key',
  newConversations: 'New conversations',
  notSavedYet: 'Not saved yet. It stays here until you save or cancel.',
  notStored: 'The settings could not be saved. Is the disk full? Nothing was changed.',

  key: 'API key',
  keyKept: (host: string) => `Kept in this browser and sent only to ${host}.`,
  removeKey: 'Remove the stored key',
  getKey: 'Get a key',
  pasteKey: 'Paste your key',
  keyNotNeeded: 'Not needed for most local servers',

  test: 'Test connection',
  connection: 'Connection',
  asking: 'Asking for the list of models …',
  works: (count: number) =>
    count === 0
      ? 'It works, but there are no models to choose from yet. Install one first, or type its name.'
      : `It works: ${count === 1 ? 'one model' : plural('en', count, { other: '# models' })} to choose from.`,
  isMissing: (model: string) => `“${model}” is not among them; it may still work.`,
  testFailed: 'The test failed',
  checkAddress: 'Check the address and the key, then try again.',

  chooseModel: 'Choose a model or type its name',
  typeModel: 'The name of the model',
  windowOf: (tokens: string) => `context window of ${tokens} tokens`,
  repliesOf: (tokens: string) => `replies of up to ${tokens}`,
  limits: 'Limits and price',
  contextWindow: 'Context window',
  longestReply: 'Longest reply',
  limitsInTokens: 'At most, in tokens',
  notKnown: 'not known',
  freeHere: 'It is free: it runs on this computer.',
  costs: (input: string, output: string) => `A million tokens cost ${input} in and ${output} out.`,
  changePrice: 'Change the price',
  price: 'Price of a million tokens, in dollars',
  priceIn: 'In',
  priceOut: 'Out',
  wrong: {
    model: 'Choose a model, or type its name.',
    contextWindow: 'The context window is a number of tokens, such as 128000.',
    longestReply: 'The longest reply is a number of tokens, such as 4000.',
    prices: 'The prices are two numbers of dollars, such as 0.25 and 2; or leave both empty.',
  },

  systemPrompt: 'System prompt',
  systemPromptHint: 'Goes first in every request of new conversations. Each one can have its own.',
  memory: 'Memory',
  memoryHint: 'How much is sent in new conversations. For each one it can be changed under “What is sent”.',

  look: 'Look and language',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  /** The command that sets the look. */
  themeCommand: (theme: string) => `Theme: ${theme}`,
  language: 'Language',
  browserLanguage: 'The browser’s',
  writing: 'Writing',
  sendWith: 'Send a message with',
  enter: 'Enter',
  modifierEnter: (modifier: string) => `${modifier} + Enter`,
  enterHint: 'Shift + Enter makes a new line.',
  modifierEnterHint: 'Enter makes a new line.',
  wrongAddress: {
    missing: 'Enter the address of the API, such as https://api.example.com/v1.',
    spaces: 'An address has no spaces in it. It should look like https://api.example.com/v1.',
    'no-address': 'This is not a web address. It should look like https://api.example.com/v1.',
    'other-scheme': 'The address has to start with https:// or http://.',
    'with-password': 'Leave the name and password out of the address; the key has its own field.',
    insecure: (host: string) =>
      `Plain http is only for servers on this computer (localhost or 127.0.0.1). Use https:// for ${host}.`,
  },
};
