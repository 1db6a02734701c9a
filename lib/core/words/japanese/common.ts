import type { Words } from '../words';

export const common = {
  back: '戻る',
  cancel: 'キャンセル',
  close: '閉じる',
  copyLine: '行をコピー',
  save: '保存',
  sentences: (sentences) => sentences.join(''),
  undo: '元に戻す',
} satisfies Words['common'];
