/** Where the next message is written. */
export const composer = {
  message: 'Message',
  placeholder: 'Write a message',
  send: 'Send',
  stop: 'Stop',
  summarize: 'Summarize older turns',
  elsewhere: 'Another window is receiving this reply.',
};
