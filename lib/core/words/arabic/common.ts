import type { Words } from '../words';

export const common = {
  back: 'رجوع',
  cancel: 'إلغاء',
  close: 'إغلاق',
  copyLine: 'نسخ السطر',
  save: 'حفظ',
  sentences: (sentences) => sentences.join(' '),
  undo: 'تراجع',
} satisfies Words['common'];
