import type { Words } from '../words';

export const common = {
  back: 'رجوع',
  cancel: 'إلغاء',
  close: 'إغلاق',
  save: 'حفظ',
  undo: 'تراجع',
} satisfies Words['common'];
