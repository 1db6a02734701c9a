import { fileSize } from '../file-size';
import type { LaterWords } from '../words';

const whole = new Intl.NumberFormat('ja');

export const storage = {
  title: '保存されているもの',
  hint: 'すべてこのパソコンの、このブラウザーのプロファイルにあります。キーは別に保管されています。',
  conversations: '会話',
  messages: 'メッセージ',
  attachments: '添付ファイル',
  attachmentsOf: (count, bytes) => `${count}（${fileSize('ja', bytes)}）`,
  space: '使用容量',
  spaceOf: (used, quota) => `${fileSize('ja', quota)} 中 ${fileSize('ja', used)}`,
  kept: 'ブラウザーは、これを消さないと約束しています。',
  notPromised:
    'Aside がインストールされている間、ブラウザーはこれを残します。それ以外にも備えるには、バックアップが確実です。',
  check: 'すべてを点検',
  checking: '保存されているものをすべて点検しています',
  stopChecking: '中止',
  whole: (conversations, messages) =>
    `問題はありません。会話 ${whole.format(conversations)} 件、メッセージ ${whole.format(messages)} 件を点検しました。`,
  damaged: (count) => `${whole.format(count)} 件の会話に問題があります。`,
  damages: {
    numbers: 'メッセージの順序が乱れています',
    'lost-parent': 'どれに続くか分からないメッセージがあります',
    'lost-head': '分岐の終わりが失われています',
    'low-next-number': 'メッセージの番号が足りません',
    'endless-reply': '終わっていない回答があります',
    'attachment-list': '添付ファイルの一覧が誤っています',
    lost: 'メッセージだけが残っています',
    unreadable: '読み取れません。修復もできません',
  },
  more: (count) => `ほか ${whole.format(count)} 件`,
  lostAttachments: (count) =>
    `添付ファイル ${whole.format(count)} 件が見つかりません。該当のメッセージに、そのことが表示されます。`,
  changedAttachments: (count) => `添付ファイル ${whole.format(count)} 件が、添付したときの内容と違います。`,
  repairHint:
    '修復しても、メッセージの言葉は一つも失われません。先に、今のままの会話の写しをファイルに保存します。',
  repair: '写しを保存して修復',
  repaired: (count) => `${whole.format(count)} 件の会話を修復しました。写しはダウンロードにあります。`,
  copyFailed: '写しを保存できなかったため、何も修復していません。',
  checkFailed: '点検を終えられませんでした。何も変更していません。',
  deleteTitle: 'すべて削除',
  deleteHint:
    'このブラウザーから、会話、添付ファイル、プロンプト、設定、キーをすべて消します。書き出したファイルは残ります。',
  deleteStart: 'すべて削除…',
  deleteWarning: (conversations) =>
    `会話 ${whole.format(conversations)} 件と、Aside のほかのすべてが完全に消えます。元に戻せません。`,
  deleteWord: '削除',
  deleteField: (word) => `続けるには「${word}」と入力してください`,
  deleteNow: 'すべて完全に削除',
  deleteFailed: '問題が起きたため、何も削除していません。もう一度お試しください。',
} satisfies LaterWords['storage'];
