import type { Words } from '../words';
import { isolated } from './isolated';

export const markdown = {
  copyCode: 'نسخ الشيفرة',
  copied: 'نُسخت',
  wrapLines: 'التفاف الأسطر الطويلة',
  code: 'شيفرة',
  codeIn: (language) => `شيفرة بلغة ${isolated(language)}`,
  noLanguage: 'نص',
  table: 'جدول',
  formula: 'صيغة رياضية',
  picture: 'صورة',
  openAddress: 'فتح العنوان',
  done: 'تم',
  notDone: 'لم يتم',
  footnotes: 'الحواشي',
  footnote: (label) => `الحاشية ${isolated(label)}`,
  backToText: (label) => `العودة إلى نص الحاشية ${isolated(label)}`,
} satisfies Words['markdown'];
