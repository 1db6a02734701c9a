import type { Words } from '../words';

export const chat = {
  newConversation: '新しい会話',
  conversations: '会話',
  settings: '設定',
  messages: 'メッセージ',
  toNewest: '最新のメッセージへ移動',
  original: (number, count) =>
    `要約されたメッセージ ${number.toLocaleString('ja')} / ${count.toLocaleString('ja')}`,
  user: 'あなた',
  assistant: 'アシスタント',
} satisfies Words['chat'];
