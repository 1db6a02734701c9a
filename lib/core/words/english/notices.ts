import { plural } from '../plural';

const some = (count: number) =>
  plural('en', count, { one: '# conversation was', other: '# conversations were' });

/** The passing messages at the edge of the panel. */
export const notices = {
  label: 'Notices',
  dismiss: 'Dismiss',
  attachmentNotStored: (name: string) =>
    `“${name}” could not be stored, so it was not attached. The browser may be out of disk space.`,
  attachmentMissing: 'Nothing was sent: an attachment is no longer stored. Attach it again.',
  /** Said of one conversation by its title, of several by their number. */
  conversation: {
    deleted: (title: string) => `“${title}” was deleted.`,
    emptied: (title: string) => `“${title}” was emptied.`,
    archived: (title: string) => `“${title}” was archived.`,
    unarchived: (title: string) => `“${title}” is back in the list.`,
    notBack: 'It was removed for good meanwhile and cannot be brought back.',
  },
  conversations: {
    deleted: (count: number) => `${some(count)} deleted.`,
    archived: (count: number) => `${some(count)} archived.`,
    unarchived: (count: number) =>
      plural('en', count, {
        one: '# conversation is back in the list.',
        other: '# conversations are back in the list.',
      }),
  },
  turn: {
    isElsewhere: 'Another window is in the middle of a turn in this conversation. Try again when it is done.',
    isArriving: 'A reply is arriving in this conversation. Try again when it is there.',
    wasDeleted: 'This conversation was deleted in another window, so nothing was sent.',
    notStored: 'Nothing was sent, because it could not be stored first. Is the disk full?',
    notStoredKept:
      'Nothing was sent, because it could not be stored first. Is the disk full? Your message is still in the field.',
    replyNotStored:
      'The reply is here but could not be stored: the browser may be out of disk space. Copy what you need.',
    cutAndAskedAgain: (model: string, tokens: number) =>
      `${takesAbout(model, tokens)} and had left out older messages without saying so, so Aside asked again with fewer.`,
    cut: (model: string, tokens: number) =>
      `${takesAbout(model, tokens)}, so it has read only a part of what was sent. See “What is sent” for ways to send less.`,
  },
  message: {
    pinned: 'Pinned: this message and its turn are always sent.',
    excluded: 'Excluded: this message is not sent any more.',
    none: 'This message is sent as the conversation’s setting says.',
  },
  summary: {
    isElsewhere: 'Another window is summarizing this conversation.',
    made: (count: number) =>
      plural('en', count, { one: '# message was summarized.', other: '# messages were summarized.' }),
    madeAgain: 'The summary was made again.',
    /** Of a conversation that is not the one that is shown. */
    inConversation: (title: string, text: string) => `“${title}”: ${text}`,
    changed: 'The summary was changed.',
    undone: 'The summary is undone: what was sent before it is sent again.',
  },
};

function takesAbout(model: string, tokens: number): string {
  return `${model} takes about ${new Intl.NumberFormat('en').format(tokens)} tokens at once`;
}
