import type { Words } from '../words';

export const markdown = {
  copyCode: 'コードをコピー',
  copied: 'コピーしました',
  wrapLines: '長い行を折り返す',
  code: 'コード',
  codeIn: (language) => `${language} のコード`,
  noLanguage: 'テキスト',
  table: '表',
  formula: '数式',
  picture: '画像',
  openAddress: 'アドレスを開く',
  done: '完了',
  notDone: '未完了',
  footnotes: '脚注',
  footnote: (label) => `脚注 ${label}`,
  backToText: (label) => `脚注 ${label} の本文へ戻る`,
} satisfies Words['markdown'];
