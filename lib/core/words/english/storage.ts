import { fileSize } from '../file-size';
import { plural } from '../plural';

/** What is stored on this machine, whether it is as it should be, and how all of it is removed. */
export const storage = {
  title: 'What is stored',
  hint: 'All of it is on this machine, in this browser’s profile. Keys are kept apart from it.',
  conversations: 'Conversations',
  messages: 'Messages',
  attachments: 'Attachments',
  attachmentsOf: (count: string, bytes: number) => `${count} (${fileSize('en', bytes)})`,
  space: 'Space taken',
  spaceOf: (used: number, quota: number) => `${fileSize('en', used)} of ${fileSize('en', quota)}`,
  kept: 'The browser has promised to keep it.',
  notPromised: 'The browser keeps it as long as Aside is installed. A backup is safe from more than that.',
  check: 'Check everything',
  checking: 'Checking everything that is stored',
  stopChecking: 'Stop',
  whole: (conversations: number, messages: number) =>
    `Everything is as it should be: ${plural('en', messages, { one: '# message', other: '# messages' })} in ${plural('en', conversations, { one: '# conversation', other: '# conversations' })}.`,
  damaged: (count: number) =>
    plural('en', count, {
      one: '# conversation is not as it should be:',
      other: '# conversations are not as they should be:',
    }),
  damages: {
    numbers: 'messages are out of order',
    'lost-parent': 'a message does not know what it follows',
    'lost-head': 'the end of the branch is lost',
    'low-next-number': 'the count of messages is too low',
    'endless-reply': 'a reply never ended',
    'attachment-list': 'a list of attachments is wrong',
    lost: 'only its messages are left',
    unreadable: 'it cannot be read, and repairing cannot help',
  },
  more: (count: number) => plural('en', count, { one: 'and # more', other: 'and # more' }),
  lostAttachments: (count: number) =>
    plural('en', count, {
      one: '# attachment is missing; its message says so where it was.',
      other: '# attachments are missing; their messages say so where they were.',
    }),
  changedAttachments: (count: number) =>
    plural('en', count, {
      one: '# attachment is not what it was when it was attached.',
      other: '# attachments are not what they were when they were attached.',
    }),
  repairHint:
    'Repairing loses no word of any message. A copy of these conversations as they are now is saved as a file first.',
  repair: 'Save a copy and repair',
  repaired: (count: number) =>
    plural('en', count, {
      one: '# conversation was repaired. The copy is among your downloads.',
      other: '# conversations were repaired. The copy is among your downloads.',
    }),
  copyFailed: 'The copy could not be saved, so nothing was repaired.',
  checkFailed: 'The check could not be finished. Nothing was changed.',
  deleteTitle: 'Delete everything',
  deleteHint:
    'Removes all conversations, attachments, prompts, settings and keys from this browser. Files that you exported stay.',
  deleteStart: 'Delete everything …',
  deleteWarning: (conversations: number) =>
    `${plural('en', conversations, { one: '# conversation', other: '# conversations' })} and everything else in Aside will be gone for good. There is no undo.`,
  /** What has to be typed. */
  deleteWord: 'delete',
  deleteField: (word: string) => `Type “${word}” to go on`,
  deleteNow: 'Delete everything for good',
  deleteFailed: 'Nothing was deleted, because something went wrong. Try again.',
};
