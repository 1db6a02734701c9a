import type { Words } from '../words';

export const composer = {
  message: 'メッセージ',
  placeholder: 'メッセージを入力',
  send: '送信',
  stop: '停止',
  summarize: '古いやりとりを要約',
  elsewhere: '別のウィンドウがこの回答を受信しています。',
} satisfies Words['composer'];
