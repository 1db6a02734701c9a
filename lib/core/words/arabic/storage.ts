import { fileSize } from '../file-size';
import { plural } from '../plural';
import type { LaterWords } from '../words';
import { isolated } from './isolated';

const conversationForms = {
  zero: 'لا محادثات',
  one: 'محادثة واحدة',
  two: 'محادثتان',
  few: '# محادثات',
  many: '# محادثة',
  other: '# محادثة',
};
const messageForms = {
  zero: 'لا رسائل',
  one: 'رسالة واحدة',
  two: 'رسالتان',
  few: '# رسائل',
  many: '# رسالة',
  other: '# رسالة',
};

export const storage = {
  title: 'ما هو مخزّن',
  hint: 'كله على هذا الجهاز، في ملف تعريف هذا المتصفح. والمفاتيح محفوظة بمعزل عنه.',
  conversations: 'المحادثات',
  messages: 'الرسائل',
  attachments: 'المرفقات',
  attachmentsOf: (count, bytes) => `${count} (${isolated(fileSize('ar', bytes))})`,
  space: 'المساحة المستخدمة',
  spaceOf: (used, quota) => `${isolated(fileSize('ar', used))} من ${isolated(fileSize('ar', quota))}`,
  kept: 'تعهّد المتصفح بالاحتفاظ به.',
  notPromised: 'يحتفظ به المتصفح ما دام Aside مثبّتًا. والنسخة الاحتياطية تحميه مما هو أكثر من ذلك.',
  check: 'فحص كل شيء',
  checking: 'جارٍ فحص كل ما هو مخزّن',
  stopChecking: 'إيقاف',
  whole: (conversations, messages) =>
    `كل شيء كما ينبغي. الرسائل: ${plural('ar', messages, messageForms)}. المحادثات: ${plural('ar', conversations, conversationForms)}.`,
  damaged: (count) => `محادثات ليست كما ينبغي: ${plural('ar', count, conversationForms)}`,
  damages: {
    numbers: 'ترتيب الرسائل مضطرب',
    'lost-parent': 'رسالة لا تعرف ما الذي تتبعه',
    'lost-head': 'نهاية الفرع مفقودة',
    'low-next-number': 'عدّ الرسائل أقل مما ينبغي',
    'endless-reply': 'رد لم ينتهِ',
    'attachment-list': 'قائمة مرفقات غير صحيحة',
    lost: 'لم يبقَ منها إلا رسائلها',
    unreadable: 'تتعذّر قراءتها، ولا يفيد الإصلاح',
  },
  more: (count) =>
    plural('ar', count, {
      one: 'وواحدة أخرى',
      two: 'واثنتان أخريان',
      few: 'و# أخرى',
      many: 'و# أخرى',
      other: 'و# أخرى',
    }),
  lostAttachments: (count) =>
    `مرفقات مفقودة: ${new Intl.NumberFormat('ar').format(count)}. تذكر رسائلها ذلك في مواضعها.`,
  changedAttachments: (count) =>
    `مرفقات تختلف عما كانت عليه حين أُرفقت: ${new Intl.NumberFormat('ar').format(count)}.`,
  repairHint: 'لا يُفقد الإصلاحُ كلمةً من أي رسالة. وتُحفظ أولًا نسخة من هذه المحادثات كما هي الآن في ملف.',
  repair: 'حفظ نسخة ثم الإصلاح',
  repaired: (count) => `أُصلحت ${plural('ar', count, conversationForms)}. والنسخة ضمن تنزيلاتك.`,
  copyFailed: 'تعذّر حفظ النسخة، فلم يُصلح شيء.',
  checkFailed: 'تعذّر إتمام الفحص. لم يتغيّر شيء.',
  deleteTitle: 'حذف كل شيء',
  deleteHint:
    'يزيل من هذا المتصفح جميع المحادثات والمرفقات والموجّهات والإعدادات والمفاتيح. وتبقى الملفات التي صدّرتها.',
  deleteStart: 'حذف كل شيء…',
  deleteWarning: (conversations) =>
    `سيزول نهائيًا كل ما في Aside، ومنه ${plural('ar', conversations, conversationForms)}. لا يمكن التراجع.`,
  deleteWord: 'حذف',
  deleteField: (word) => `اكتب ${isolated(`«${word}»`)} للمتابعة`,
  deleteNow: 'حذف كل شيء نهائيًا',
  deleteFailed: 'لم يُحذف شيء لأن خطأً حدث. حاول مرة أخرى.',
} satisfies LaterWords['storage'];
