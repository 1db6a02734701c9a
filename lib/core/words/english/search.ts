import { plural } from '../plural';

/** Search across all conversations, and within one. */
export const search = {
  field: 'Search all conversations',
  placeholder: 'Search',
  clear: 'Clear the search',
  results: 'Search results',
  found: (messages: number, conversations: number) =>
    messages === 0
      ? plural('en', conversations, {
          one: 'The title of # conversation',
          other: 'The titles of # conversations',
        })
      : `${plural('en', messages, { one: '# message', other: '# messages' })} in ${plural('en', conversations, { one: '# conversation', other: '# conversations' })}`,
  none: (typed: string) => `Nothing found for “${typed}”`,
  whatWasSearched:
    'All titles and messages were searched, with the text of attached files and pages, archived conversations included.',
  more: (count: number) => plural('en', count, { other: '# more' }),
  moreIn: (count: number, title: string) => `${plural('en', count, { other: '# more' })} in ${title}`,
  moreConversations: 'Show more conversations',
  reading: (percent: number) =>
    `Reading your messages for the first search: ${percent.toLocaleString('en')} %`,
  readingOn: 'Still reading long documents …',
  failed: 'The search has failed. Your conversations are safe.',
  tryAgain: 'Try again',
  archived: 'Archived',
  user: 'You',
  assistant: 'Assistant',

  findHere: 'Find in this conversation',
  places: 'Places found',
  place: (number: number, total: number) => `${number.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  noneHere: 'Nothing found',
  previousHit: 'Previous place',
  nextHit: 'Next place',
  endFind: 'Close the field',
};
