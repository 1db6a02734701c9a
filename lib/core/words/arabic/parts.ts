import { plural } from '../plural';
import type { Words } from '../words';

export const parts: Words['parts'] = {
  list: 'أجزاء أخرى من هذه الرسالة',
  tool: 'أداة',
  sources: (count) =>
    plural('ar', count, {
      zero: 'لا مصادر',
      one: 'مصدر واحد',
      two: 'مصدران',
      few: '# مصادر',
      many: '# مصدرًا',
      other: '# مصدر',
    }),
  kept: (count) =>
    plural('ar', count, {
      zero: 'لا أجزاء محفوظة كما هي',
      one: 'جزء واحد محفوظ كما هو',
      two: 'جزءان محفوظان كما هما',
      few: '# أجزاء محفوظة كما هي',
      many: '# جزءًا محفوظًا كما هو',
      other: '# جزء محفوظ كما هو',
    }),
  keptWhy: 'لا يستطيع Aside عرض هذا، ويحتفظ به دون تغيير.',
  input: 'المطلوب',
  result: 'النتيجة',
  failed: 'فشل',
  empty: 'لا شيء',
  file: 'ملف',
  fileMissing: 'لا يوجد في ما جرى استيراده سوى اسمه.',
  cut: 'تُعرض البداية فقط.',

  origin: 'مصدر الرسالة',
  importedFrom: (program) => `مستوردة من ${program}`,
  program: 'البرنامج',
  model: 'النموذج',
  written: 'وقت الكتابة',
};
