import type { Words } from '../words';

export const app = {
  allConversations: 'すべての会話',
  outdated: '別のウィンドウで Aside が更新されました。続けるには、このウィンドウを再読み込みしてください。',
  reload: '再読み込み',
  cannotShow: '表示できませんでした',
  cannotShowWhy:
    'このページの読み込み中または表示中にエラーが発生しました。会話はそのまま残っています。再読み込みして、もう一度お試しください。',
  newerData: '新しいバージョンの Aside のデータがあります',
  newerDataWhy:
    '会話は、これより新しいバージョンの Aside で保存されています。この古いバージョンでは変更を加えません。Aside を更新するか、再読み込みしてもう一度お試しください。',
  cannotOpen: 'Aside のデータを開けません',
  cannotOpenWhy:
    'ブラウザーが Aside のデータベースを開くことを許可しませんでした。会話はそのまま残っています。ディスクの空き容量を増やすかブラウザーを再起動してから、再読み込みしてください。',
  saveCopy: 'データの写しを保存',
  saveCopyHint: 'データは元のままです。保存されているとおりに、すべてをファイルに保存できます。',
  noCopy: '写しを保存できませんでした。データそのものはそのままです。',
} satisfies Words['app'];
