import type { FileProblem } from '../../files/problem';
import { fileSize } from '../file-size';
import type { Words } from '../words';
import { inTokens } from './in-tokens';

const whole = new Intl.NumberFormat('ja');
const rough = new Intl.NumberFormat('ja', { notation: 'compact', maximumSignificantDigits: 2 });

function pixels(width: number, height: number): string {
  return `${whole.format(width)} × ${whole.format(height)}`;
}

const kinds = {
  office: 'PDF として保存してから添付してください。',
  archive: '展開して、中のファイルを添付してください。',
  picture: 'PNG または JPEG として保存してから添付してください。',
  sound: 'Aside が読み込めるのは、画像、PDF、テキストファイルです。',
  other: 'Aside が読み込めるのは、画像、PDF、テキストファイルです。',
};

/** Begins with a particle, because it stands after the name of the file. */
function problem(problem: FileProblem): string {
  switch (problem.kind) {
    case 'unreadable':
      return 'を読み込めませんでした。フォルダーであるか、移動された可能性があります。もう一度選択してください。';
    case 'empty':
      return 'は空です。添付できる内容がありません。';
    case 'too-large':
      return `は大きすぎます。サイズは ${fileSize('ja', problem.bytes)} で、添付できるのは ${fileSize('ja', problem.limitBytes)} までです。一部分だけを添付してください。`;
    case 'too-many-files':
      return `は添付できません。1 件のメッセージに添付できるのは ${whole.format(problem.limit)} 個までです。次のメッセージで送ってください。`;
    case 'too-large-together':
      return `はほかのファイルと合わせると大きすぎます。合計 ${fileSize('ja', problem.bytes)} で、1 件のメッセージで送れるのは ${fileSize('ja', problem.limitBytes)} までです。次のメッセージで送ってください。`;
    case 'unknown':
      return `は読み込めない形式です。${kinds[problem.looksLike]}`;
    case 'encoding':
      return 'は UTF-8 ではありません。UTF-8 のテキストとして保存してから、もう一度添付してください。';
    case 'svg':
      return 'は SVG 画像です。SVG にはコードが含まれることがあるため、PNG として保存してから添付してください。';
    case 'too-much-text':
      return `はテキストが長すぎます。${whole.format(problem.limit)} 文字を超えています。一部分だけを添付してください。`;
    case 'broken-picture':
      return 'は画像として表示できません。破損している可能性があります。画像を開いて、PNG または JPEG として保存し直してください。';
    case 'too-many-pixels':
      return `は ${pixels(problem.width, problem.height)} ピクセルあり、大きすぎます。縮小してから、もう一度添付してください。`;
    case 'too-narrow':
      return `は ${pixels(problem.width, problem.height)} ピクセルで、モデルが扱える大きさに縮小すると何も残りません。分割してから添付してください。`;
    case 'broken-pdf':
      return 'は PDF として読み込めません。破損している可能性があります。ファイルを開き、新しい PDF に印刷してから添付してください。';
    case 'encrypted-pdf':
      return 'はパスワードで保護されています。パスワードなしで保存してから、もう一度添付してください。';
    case 'too-many-pages':
      return `は ${whole.format(problem.pageCount)} ページあります。添付できるのは ${whole.format(problem.limit)} ページまでです。一部分だけを添付してください。`;
    case 'too-slow':
      return `は ${whole.format(problem.seconds)} 秒以内に読み込めませんでした。一部分だけを添付してください。`;
  }
}

export const attachments = {
  attach: '添付',
  attachFiles: 'ファイルまたは画像を添付',
  filesOrPictures: 'ファイルまたは画像',
  dropHere: 'ドロップして添付',
  dropHint: '画像、PDF、テキストファイル',

  list: '添付ファイル',
  reading: (name) => `「${name}」を読み込み中`,
  stillReading: 'まだ読み込み中のファイルがあります。',
  remove: (name) => `「${name}」を外す`,
  cancel: (name) => `「${name}」の読み込みを中止`,
  dismiss: (name) => `「${name}」を閉じる`,
  added: (name) => `「${name}」を添付しました。`,
  removed: (name) => `「${name}」を外しました。`,
  problem,
  fileSize: (bytes) => fileSize('ja', bytes),
  pages: (count) => `${whole.format(count)} ページ`,
  tokens: (count) => `約 ${inTokens(rough.format(count))}`,
  size: (width, height) => pixels(width, height),
  scaled: (from, to) => `${pixels(from.width, from.height)} → ${pixels(to.width, to.height)}`,
  noPictures: (model) => `${model} は画像に対応していません。別のモデルを選ぶか、画像を外してください。`,
  scan: 'テキストが含まれていません。内容を見られるのは、PDF を直接読めるモデルだけです。',

  pastedName: '貼り付けたテキスト.txt',
  pasted: '長いテキストをファイルとして添付しました。',
  putIntoMessage: 'メッセージに入れる',

  open: (name) => `「${name}」を開く`,
  text: 'テキスト',
  missing: 'このファイルはもう保存されていません。',
  noText: 'テキストは含まれていません。',
} satisfies Words['attachments'];
