import type { LaterWords } from '../words';

const whole = new Intl.NumberFormat('ja');

export const backup = {
  title: 'バックアップ',
  hintFolder:
    '1 日に 1 回、ほかに何も動いていないときに、選んだフォルダーへすべてを書き出します。同期ソフトが見ているフォルダーなら、会話はほかのパソコンにも届きます。',
  hintDownloads:
    '1 日に 1 回、ほかに何も動いていないときに、ダウンロードの中の「Aside」フォルダーへすべてを書き出します。',
  restoreHint: 'バックアップを戻すには、ここでも別の場所でも、そのファイルを読み込みます。',
  isOn: '毎日バックアップ',
  folder: (name) => `保存先はフォルダー「${name}」です。`,
  downloads: '保存先は、ダウンロードの中の「Aside」フォルダーです。',
  otherFolder: '別のフォルダーを選ぶ',
  keep: 'ファイルを残す期間',
  keepDays: (days) => `${whole.format(days)} 日間`,
  keepHint: '古いバックアップは削除します。いちばん新しいものと、ほかのファイルは必ず残ります。',
  never: 'まだバックアップがありません。',
  last: (when) => `前回のバックアップ：${when}。`,
  unsaved: (count) => `その後、${whole.format(count)} 件の会話が新しいか、変わっています。`,
  nothingNew: 'その後、新しいものはありません。',
  now: '今すぐバックアップ',
  running: 'バックアップを書き出しています',
  notAllowed:
    'ブラウザーが、フォルダーの使用をもう一度許可するよう求めています。それまでバックアップは作られません。',
  allow: 'フォルダーを許可',
  failed: '前回のバックアップは書き出せませんでした。1 時間後にもう一度試みます。会話はそのままです。',
  made: (name) => `バックアップを書き出しました：${name}`,
  cannotMake:
    'バックアップを書き出せませんでした。会話はそのままです。フォルダーがまだあるか確かめてください。',
  reminder: '2 週間、バックアップがありません。',
  remind: 'バックアップ',
} satisfies LaterWords['backup'];
