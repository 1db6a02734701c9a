import type { Words } from '../words';

export const common = {
  back: 'رجوع',
  cancel: 'إلغاء',
  close: 'إغلاق',
  copyLine: 'نسخ السطر',
  save: 'حفظ',
  undo: 'تراجع',
} satisfies Words['common'];
