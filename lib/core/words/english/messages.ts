/** What is said about single messages and their branches. */
export const messages = {
  user: 'You',
  assistant: 'Assistant',
  continued: 'Continued',
  more: 'More about this message',
  copy: 'Copy',
  copied: 'Copied',
  copyMarkdown: 'Copy as Markdown',
  copyPlainText: 'Copy as plain text',
  copyFailed: 'The browser did not let Aside copy. Try again.',
  edit: 'Edit',
  regenerate: 'Regenerate',
  fork: 'Fork from here',
  pin: 'Pin',
  unpin: 'Unpin',
  exclude: 'Exclude',
  include: 'Include',
  whatWasSent: 'What was sent',
  delete: 'Delete',

  editedText: 'Edited message',
  send: 'Send',
  editHint: 'Sending begins a new branch. What follows now is kept beside it.',

  /** The pager between the messages that can be at one place of a conversation. */
  versions: (locale: string, position: number, count: number) =>
    `Version ${position.toLocaleString(locale)} of ${count.toLocaleString(locale)}`,
  versionNumbers: (locale: string, position: number, count: number) =>
    `${position.toLocaleString(locale)} of ${count.toLocaleString(locale)}`,
  previousVersion: 'Previous version',
  nextVersion: 'Next version',

  forkTitle: (title: string) => `${title} (fork)`,
  forked: (title: string) => `This is a fork of “${title}”.`,
  backToOriginal: 'Back to it',
  notForked: 'The fork could not be stored. Is the disk full?',
  deleted: 'The message was deleted.',
  notDeleted: 'The message could not be deleted: a reply is arriving in this conversation.',
};
