import { plural } from '../plural';

/** The conversation that is shown: its header and its list of messages. */
export const chat = {
  newConversation: 'New conversation',
  conversations: 'Conversations',
  settings: 'Settings',
  messages: 'Messages',
  toNewest: 'Go to the newest message',
  original: (number: number, count: number) =>
    `Summarized message ${number.toLocaleString('en')} of ${plural('en', count, { other: '#' })}`,
  /** Who said what, where a conversation is copied as text. */
  user: 'You',
  assistant: 'Assistant',
};
