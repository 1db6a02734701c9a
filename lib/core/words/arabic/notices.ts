import type { Words } from '../words';
import { countedConversations, countedMessages } from './counted';
import { isolated } from './isolated';

export const notices = {
  label: 'التنبيهات',
  dismiss: 'تجاهل',
  attachmentNotStored: (name) =>
    `تعذّر تخزين «${isolated(name)}»، لذا لم يُرفق. قد تكون مساحة القرص المتاحة للمتصفح قد نفدت.`,
  attachmentMissing: 'لم يُرسل شيء: لم يعد أحد المرفقات مخزّنًا. أرفقه من جديد.',
  conversation: {
    deleted: (title) => `حُذفت «${isolated(title)}».`,
    emptied: (title) => `أُفرغت «${isolated(title)}».`,
    archived: (title) => `أُرشفت «${isolated(title)}».`,
    unarchived: (title) => `عادت «${isolated(title)}» إلى القائمة.`,
    notBack: 'أُزيلت في هذه الأثناء نهائيًا ولا يمكن استعادتها.',
  },
  conversations: {
    deleted: (count) => `حُذفت ${countedConversations(count)}.`,
    archived: (count) => `أُرشفت ${countedConversations(count)}.`,
    unarchived: (count) => `عادت ${countedConversations(count)} إلى القائمة.`,
  },
  turn: {
    isElsewhere: 'تجري جولة في هذه المحادثة في نافذة أخرى. حاول مرة أخرى بعد أن تنتهي.',
    isArriving: 'يصل ردّ الآن في هذه المحادثة. حاول مجدداً بعد وصوله.',
    wasDeleted: 'حُذفت هذه المحادثة في نافذة أخرى، لذا لم يُرسل شيء.',
    notStored: 'لم يُرسل شيء، لأنه تعذّر تخزينه أولًا. هل القرص ممتلئ؟',
    notStoredKept: 'لم يُرسل شيء، لأنه تعذّر تخزينه أولًا. هل القرص ممتلئ؟ ما زالت رسالتك في الحقل.',
    replyNotStored:
      'وصل الرد لكن تعذّر تخزينه: قد تكون مساحة القرص المتاحة للمتصفح قد نفدت. انسخ ما تحتاج إليه.',
    cutAndAskedAgain: (model, tokens) =>
      `${takesAbout(model, tokens)}، وقد أغفل رسائل أقدم دون أن يذكر ذلك، لذا أعاد Aside السؤال برسائل أقل.`,
    cut: (model, tokens) =>
      `${takesAbout(model, tokens)}، لذا لم يقرأ سوى جزء مما أُرسل. راجع «ما يُرسل» لمعرفة طرق إرسال أقل.`,
  },
  message: {
    pinned: 'ثُبّتت: تُرسل هذه الرسالة وجولتها دائمًا.',
    excluded: 'استُبعدت: لن تُرسل هذه الرسالة بعد الآن.',
    none: 'تُرسل هذه الرسالة وفق إعداد المحادثة.',
  },
  summary: {
    isElsewhere: 'تلخّص نافذة أخرى هذه المحادثة.',
    made: (count) => `لُخّصت ${countedMessages(count)}.`,
    madeAgain: 'أُعيد إنشاء الملخص.',
    inConversation: (title, text) => `«${isolated(title)}»: ${text}`,
    changed: 'غُيّر الملخص.',
    undone: 'أُلغي الملخص: يُرسل من جديد ما كان يُرسل قبله.',
  },
} satisfies Words['notices'];

function takesAbout(model: string, tokens: number): string {
  return `يتسع ${isolated(model)} لنحو ${new Intl.NumberFormat('ar').format(tokens)} من الرموز دفعة واحدة`;
}
