import { beginSentence } from '../begin-sentence';
import { plural } from '../plural';

const messages = (count: number) => plural('en', count, { one: '# message', other: '# messages' });
const turns = (count: number) => plural('en', count, { one: '# turn', other: '# turns' });

/** Summaries that stand for older messages: their plan, their card, and what is missing in them. */
export const summary = {
  title: (count: number) => `Summary of ${messages(count)}`,

  /** Above the composer. */
  status: 'Summary',
  offer: 'Older messages are left out now, or soon. Summarize them?',
  summarizeThem: 'Summarize…',
  notNow: 'Not now',
  running: (count: number) => `Summarizing ${messages(count)} …`,
  part: (step: string, steps: string) => `Part ${step} of ${steps}`,
  stop: 'Stop',
  stopSummarizing: 'Stop summarizing',
  failed: 'There is no new summary',
  nothingChanged: (why: string) => `${why} Everything stayed as it was.`,
  tryAgain: 'Try again',
  openSettings: 'Open settings',
  dismiss: 'Dismiss',
  refused: {
    nothing: 'There are no words in the older messages that are not summarized already.',
    changed: 'The conversation was changed while the summary was written.',
    empty: 'The model wrote nothing.',
    cut: 'The model’s summary ended before its end, so it was not taken.',
    'too-long': 'The model’s summary was far too long, and so was its second try.',
    'not-smaller': 'The model’s summary would need as much room as the messages that it stands for.',
    'not-stored': 'The summary could not be stored.',
    'broken-off': 'The panel was closed while the summary was written.',
  },

  /** The card in the place of the messages. */
  editedByYou: 'edited by you',
  showOriginals: 'Show originals',
  hideOriginals: 'Hide originals',
  edit: 'Edit',
  text: 'Summary text',
  makeAgainFromOriginals: 'Make again from the originals',
  undo: 'Undo the summary',
  makeAgain: 'Make again',
  outdated: {
    edited: 'Out of date: a message that it stands for was changed after it was written.',
    removed: 'Out of date: a message that went into it is not in this conversation any more.',
    excluded: 'Out of date: it still tells of a message that you have excluded.',
    missing: 'Out of date: it does not tell of a message that is included again.',
  },

  /** What is in the originals and not in the summary. */
  missing: 'What is missing',
  nothingMissing: 'Nothing found missing',
  missingIsPinned: 'What is not in it is pinned',
  details: (count: number) =>
    plural('en', count, { one: '# detail is not in it', other: '# details are not in it' }),
  comparison: (hasLosses: boolean): string =>
    hasLosses
      ? 'This compares words, on this computer and without a model. What the summary says in other words is listed too.'
      : 'Nothing found missing. This compares words, on this computer and without a model.',
  kind: {
    number: 'Numbers',
    date: 'Dates',
    url: 'Links',
    identifier: 'Names and code',
    quote: 'Quotes',
    instruction: 'Wishes',
  },
  showMore: 'Show more',
  more: (count: string) => `(${count})`,
  showInMessage: 'Show it in its message',
  pin: 'Pin',
  pinned: 'Pinned',
  pinDetail: (detail: string) => `Pin: ${detail}`,
  pinnedDetail: (detail: string) => `Pinned: ${detail}`,
  pinHint: 'Always send this message',
  unpinHint: 'Do not always send this message',

  /** The view that makes one. */
  summarizeOlder: 'Summarize older turns',
  noMessages: 'There are no messages yet.',
  introduction:
    'A model writes a summary that is sent in the place of the older turns. They stay here, and you can always go back.',
  choices: 'Choices',
  /** The number stands between these two. */
  keepTheLast: 'Keep the last',
  turnsKept: (count: number | undefined): string => (count === 1 ? 'turn' : 'turns'),
  keptHint: 'They are sent word for word.',
  wholeNumber: 'A whole number, such as 5.',
  writtenBy: 'Written by',
  ownModel: (name: string) => `${name} (this conversation’s)`,
  modelOf: (name: string, provider: string) => `${name} (${provider})`,
  otherModels: 'Other models …',
  askingForModels: 'Asking for the list of models …',
  noOtherModels: 'The provider lists no other models.',
  otherModelsListed: 'The list has the other models now.',
  modelsNotLoaded: 'The list of models could not be loaded.',
  summarize: 'Summarize',
  isBeingWritten: 'A summary is being written',
  noPlan: {
    'all-kept': 'There is nothing to summarize: all turns of this conversation are kept. Keep fewer.',
    already:
      'There is nothing to summarize: the summary that is there stands for all older turns. To keep more turns, undo it first.',
    wordless: 'There is nothing to summarize: the older messages are excluded, or have no words.',
  },

  /** Its plan. */
  plan: 'Plan',
  whatIsSummarized: 'What is summarized',
  /** The words of a single message, or of the first and the last. */
  range: (plan: { turns: number; messages: number; first: string; last: string | undefined }) => {
    const from = plan.last === undefined ? `“${plan.first}”` : `from “${plan.first}” to “${plan.last}”`;
    return `${turns(plan.turns)}, ${messages(plan.messages)}: ${from}`;
  },
  goesIntoIt: 'The summary that is there now goes into it.',
  takesItsPlace: 'It is made from the originals, and takes the place of the summary that is there now.',
  nextRequest: 'The next request',
  before: 'Before',
  after: 'After',
  changesPolicy: 'What is sent of this conversation will be set to “Summary and recent”. Undo sets it back.',
  trimmed: (count: number) =>
    plural('en', count, {
      one: 'Of what you keep, # older message will not be sent: the budget is too small for it. Change it under What is sent, or keep fewer turns.',
      other:
        'Of what you keep, # older messages will not be sent: the budget is too small for them. Change it under What is sent, or keep fewer turns.',
    }),
  writingIt: 'Writing it',
  /** The tokens come as "about 3,400"; those from the cache are undefined if there are none. */
  call: (call: { requests: number; input: string; fromCache: string | undefined; output: string }) => {
    const requests = call.requests > 1 ? `in ${call.requests} requests: ` : '';
    const fromCache = call.fromCache === undefined ? '' : `, ${call.fromCache} of them from the cache`;
    return beginSentence('en', `${requests}${call.input} tokens in${fromCache}, ${call.output} out`);
  },
  paysBack: (count: number) => `It pays back after about ${turns(count)}.`,
  savesNothing: 'It does not save tokens now, but the model will know what is left out.',
};
