import type { Words } from '../words';

const whole = new Intl.NumberFormat('ja');

export const search = {
  field: 'すべての会話を検索',
  placeholder: '検索',
  clear: '検索をクリア',
  results: '検索結果',
  found: (messages, conversations) =>
    messages === 0
      ? `${whole.format(conversations)} 件の会話のタイトル`
      : `${whole.format(conversations)} 件の会話に ${whole.format(messages)} 件のメッセージ`,
  none: (typed) => `「${typed}」に一致するものはありません`,
  whatWasSearched:
    'アーカイブした会話を含む、すべてのタイトルとメッセージ、添付したファイルやページのテキストを検索しました。',
  more: (count) => `ほか ${whole.format(count)} 件`,
  moreIn: (count, title) => `「${title}」のほか ${whole.format(count)} 件`,
  moreConversations: 'さらに会話を表示',
  reading: (percent) => `初めての検索のためにメッセージを読み込み中：${percent.toLocaleString('ja')}%`,
  readingOn: '長い文書を引き続き読み込んでいます…',
  failed: '検索に失敗しました。会話に影響はありません。',
  tryAgain: 'もう一度試す',
  archived: 'アーカイブ済み',
  user: 'あなた',
  assistant: 'アシスタント',

  findHere: 'この会話内を検索',
  places: '見つかった箇所',
  place: (number, total) => `${whole.format(total)} 件中 ${whole.format(number)} 件目`,
  noneHere: '見つかりません',
  previousHit: '前の箇所',
  nextHit: '次の箇所',
  endFind: '検索欄を閉じる',
} satisfies Words['search'];
