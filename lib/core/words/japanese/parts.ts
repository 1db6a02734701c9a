import { plural } from '../plural';
import type { Words } from '../words';

export const parts: Words['parts'] = {
  list: 'このメッセージのほかの部分',
  tool: 'ツール',
  sources: (count) => plural('ja', count, { other: '出典 # 件' }),
  kept: (count) => plural('ja', count, { other: 'そのまま保存した部分 # 件' }),
  keptWhy: 'Aside では表示できないため、変更せずに保存しています。',
  input: '依頼',
  result: '結果',
  failed: '失敗',
  empty: 'なし',
  file: 'ファイル',
  fileMissing: '読み込んだデータには名前しかありません。',
  cut: '先頭だけを表示しています。',

  origin: 'メッセージの出どころ',
  importedFrom: (program) => `${program} から読み込み`,
  program: 'プログラム',
  model: 'モデル',
  written: '書かれた日時',
};
