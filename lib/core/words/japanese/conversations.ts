import type { Words } from '../words';

const whole = new Intl.NumberFormat('ja');

export const conversations = {
  title: '会話',
  archiveTitle: 'アーカイブ',
  newConversation: '新しい会話',
  untitled: '空の会話',
  empty: 'まだ会話がありません。書いた内容は、このブラウザーに保存されます。',
  emptyArchive: 'アーカイブは空です。',
  archived: (count) => `アーカイブ（${whole.format(count)}）`,
  more: 'その他',
  moreAbout: (title) => `「${title}」のその他の操作`,
  isPinned: 'ピン留め済み',
  isArriving: '回答を受信中',
  hasFailed: '最後の回答に失敗',
  groups: {
    pinned: 'ピン留め',
    today: '今日',
    yesterday: '昨日',
    week: '過去 7 日間',
    month: '過去 30 日間',
    earlier: 'それ以前',
  },
  menu: {
    rename: '名前を変更',
    pin: 'ピン留めする',
    unpin: 'ピン留めを外す',
    archive: 'アーカイブする',
    unarchive: '一覧に戻す',
    select: '選択',
    summarize: '古いやりとりを要約',
    startOver: '最初からやり直す',
    delete: '削除',
    openInTab: 'タブで開く',
  },
  titleField: 'タイトル',
  select: (title) => `「${title}」を選択`,
  selection: '選択した会話',
  selected: (count) => `${whole.format(count)} 件を選択中`,
  endSelection: '選択を終了',
} satisfies Words['conversations'];
