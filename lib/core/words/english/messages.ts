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
  /** The same of the request that a cut reply was continued with; `time` counts them from 1. */
  whatWasSentToContinue: (time: string) => `What was sent to continue (${time})`,
  delete: 'Delete',

  editField: 'Edit your message',
  send: 'Send',
  editHint: 'This starts a new branch. What follows now is kept beside it.',

  /** The pager between the messages that can be at one place of a conversation. */
  version: (position: string, count: string) => `Version ${position} of ${count}`,
  versionNumbers: (position: string, count: string) => `${position} of ${count}`,
  previousVersion: 'Previous version',
  nextVersion: 'Next version',

  thinking: 'Thinking',
  thought: 'Thought before answering',
  thoughtFor: (duration: string) => `Thought for ${duration}`,
  thoughtHidden: 'The provider does not show what the model thought.',
  thoughtPartlyHidden: 'The provider does not show all of it.',
  waiting: 'Waiting for the reply',
  tryingAgain: (problem: string, wait: string) => `${problem}. Trying again in ${wait}.`,
  finished: (text: string) => `Assistant: ${text}`,
  finishedReply: 'Finished reply',

  continueReply: 'Continue',
  interrupted: 'Interrupted: the panel closed while this reply was arriving.',
  interruptedBefore: 'Interrupted: the panel closed before the reply began.',
  stopped: 'You stopped this reply.',
  stoppedBefore: 'You stopped this reply before it began.',
  tooLong: 'The reply reached its length limit.',
  toolOnly: 'The model asked for a tool instead of answering. Aside has no tools.',

  retry: 'Retry',
  openSettings: 'Open settings',
  allowAccess: 'Allow access',
  openAddress: 'Open address',

  usage: (input: string, output: string | undefined) =>
    output === undefined ? `${input} in` : `${input} in · ${output} out`,
  tokensIn: (count: string) => `${count} tokens in`,
  fromCache: (count: string) => `${count} of them from the cache`,
  intoCache: (count: string) => `${count} written to the cache`,
  tokensOut: (count: string) => `${count} tokens out`,
  tokensThought: (count: string) => `${count} of them thinking`,

  forkTitle: (title: string) => `${title} (fork)`,
  forked: (title: string) => `This is a fork of “${title}”.`,
  backToOriginal: 'Back to it',
  notForked: 'The fork could not be stored. Is the disk full?',
  /** What an import has kept of a message of which it brought, or found, a newer version. */
  earlierVersion: 'Earlier version',
  earlierWhy:
    'An import found this message in two versions. The newer one is in the conversation; this one is older.',
  earlierEmpty: 'It has no text.',
  bringBack: 'Bring it back',
  bringBackHint: 'It comes beside the newer one, as a branch. Nothing is overwritten.',
  broughtBack: 'The earlier version is back, beside the newer one.',
  deleted: 'The message was deleted.',
  notDeleted: 'The message could not be deleted: a reply is arriving in this conversation.',
};
