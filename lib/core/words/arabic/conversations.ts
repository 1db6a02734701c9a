import { plural } from '../plural';
import type { Words } from '../words';
import { isolated } from './isolated';

export const conversations = {
  title: 'المحادثات',
  archiveTitle: 'المؤرشفة',
  newConversation: 'محادثة جديدة',
  untitled: 'محادثة فارغة',
  empty: 'لا محادثات بعد. ما تكتبه يُحفظ هنا، في هذا المتصفح.',
  emptyArchive: 'لا شيء في الأرشيف.',
  archived: (count) => `المؤرشفة (${new Intl.NumberFormat('ar').format(count)})`,
  more: 'المزيد',
  moreAbout: (title) => `المزيد عن ${isolated(title)}`,
  isPinned: 'مثبّتة',
  isArriving: 'يصل رد الآن',
  hasFailed: 'فشل الرد الأخير',
  groups: {
    pinned: 'المثبّتة',
    today: 'اليوم',
    yesterday: 'أمس',
    week: 'آخر 7 أيام',
    month: 'آخر 30 يومًا',
    earlier: 'أقدم',
  },
  menu: {
    rename: 'إعادة التسمية',
    pin: 'تثبيت',
    unpin: 'إلغاء التثبيت',
    archive: 'أرشفة',
    unarchive: 'إعادة إلى القائمة',
    select: 'تحديد',
    summarize: 'تلخيص الجولات الأقدم',
    startOver: 'البدء من جديد',
    delete: 'حذف',
    openInTab: 'الفتح في علامة تبويب',
  },
  titleField: 'العنوان',
  select: (title) => `تحديد ${isolated(title)}`,
  selection: 'المحادثات المحددة',
  selected: (count) => plural('ar', count, { other: 'المحددة: #' }),
  endSelection: 'إنهاء التحديد',
} satisfies Words['conversations'];
