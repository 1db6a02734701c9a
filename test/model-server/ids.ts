import { randomBytes } from 'node:crypto';

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function randomLetters(count: number): string {
  return Array.from(randomBytes(count), (byte) => letters[byte % letters.length]).join('');
}

/** Ids that look like the services' own. */
export const newId = {
  anthropicRequest: () => `req_011C${randomLetters(20)}`,
  anthropicMessage: () => `msg_01${randomLetters(22)}`,
  openaiRequest: () => `req_${randomBytes(16).toString('hex')}`,
  response: () => `resp_${randomBytes(25).toString('hex')}`,
  outputMessage: () => `msg_${randomBytes(25).toString('hex')}`,
  reasoning: () => `rs_${randomBytes(25).toString('hex')}`,
  chatCompletion: () => `chatcmpl-${randomLetters(29)}`,
};
