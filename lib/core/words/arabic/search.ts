import { plural } from '../plural';
import type { Words } from '../words';
import { countedConversations, countedMessages } from './counted';
import { isolated } from './isolated';

const more = (count: number) =>
  plural('ar', count, {
    zero: 'لا نتائج أخرى',
    one: 'نتيجة أخرى',
    two: 'نتيجتان أخريان',
    few: '# نتائج أخرى',
    many: '# نتيجة أخرى',
    other: '# نتيجة أخرى',
  });

export const search = {
  field: 'البحث في كل المحادثات',
  placeholder: 'بحث',
  clear: 'مسح البحث',
  results: 'نتائج البحث',
  found: (messages, conversations) =>
    messages === 0
      ? plural('ar', conversations, {
          zero: 'لا عناوين محادثات',
          one: 'عنوان محادثة واحدة',
          two: 'عنوانا محادثتين',
          few: 'عناوين # محادثات',
          many: 'عناوين # محادثة',
          other: 'عناوين # محادثة',
        })
      : `${countedMessages(messages)} في ${countedConversations(conversations, 'afterPreposition')}`,
  none: (typed) => `لا نتائج عن «${isolated(typed)}»`,
  whatWasSearched:
    'شمل البحث كل العناوين والرسائل ونصوص الملفات والصفحات المرفقة، بما في ذلك المحادثات المؤرشفة.',
  more,
  moreIn: (count, title) => `${more(count)} في ${isolated(title)}`,
  moreConversations: 'عرض المزيد من المحادثات',
  reading: (percent) =>
    `تُقرأ رسائلك لأول بحث: ${new Intl.NumberFormat('ar', { style: 'percent' }).format(percent / 100)}`,
  readingOn: 'ما زالت قراءة المستندات الطويلة جارية…',
  failed: 'فشل البحث. محادثاتك في أمان.',
  tryAgain: 'إعادة المحاولة',
  archived: 'مؤرشفة',
  user: 'أنت',
  assistant: 'المساعد',

  findHere: 'البحث في هذه المحادثة',
  places: 'المواضع التي عُثر عليها',
  place: (number, total) => `${number.toLocaleString('ar')} من ${total.toLocaleString('ar')}`,
  noneHere: 'لا نتائج',
  previousHit: 'الموضع السابق',
  nextHit: 'الموضع التالي',
  endFind: 'إغلاق الحقل',
} satisfies Words['search'];
