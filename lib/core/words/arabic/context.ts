import { plural } from '../plural';
import type { Words } from '../words';

export const context = {
  about: (amount) => `نحو ${amount}`,
  free: 'مجانًا',
  lessThan: (amount) => `أقل من ${amount}`,

  title: 'ما يُرسل',
  messagesNewestFirst: 'الرسائل، الأحدث أولًا',
  notSent: (count) =>
    plural('ar', count, {
      zero: 'لم تُستثنَ أي رسالة',
      one: 'لا تُرسل رسالة واحدة أقدم',
      two: 'لا تُرسل رسالتان أقدم',
      few: 'لا تُرسل # رسائل أقدم',
      many: 'لا تُرسل # رسالة أقدم',
      other: 'لا تُرسل # رسالة أقدم',
    }),
  change: 'تغيير',
  summarize: 'تلخيص…',
  atLeast: (least) => `عدد صحيح، لا يقل عن ${least}.`,

  parts: 'أجزاء الطلب',
  part: {
    system: 'موجّه النظام',
    profile: 'نبذة عنك',
    summary: 'الملخص',
    pinned: 'المثبّتة',
    recent: 'الرسائل الأخيرة',
    draft: 'مسودتك',
    reply: 'المتسع للرد',
  },
  cachedPart: 'منها، في التخزين المؤقت لدى المزوّد',

  howMuch: 'مقدار ما يُرسل',
  usedForNew: 'يُستخدم هذا في المحادثات الجديدة.',
  useForNew: 'استخدامه في المحادثات الجديدة',
  mode: {
    summary: {
      name: 'ملخص والجولات الأخيرة',
      hint: 'الجولات الأخيرة بنصها، وملخص لما هو أقدم منها متى وُجد.',
    },
    budget: {
      name: 'ميزانية',
      hint: 'أكبر عدد من الجولات الأخيرة تسمح به ميزانية من الرموز. ويُترك ما هو أقدم.',
    },
    lastTurns: {
      name: 'آخر الجولات',
      hint: 'عدد من الأسئلة مع إجاباتها، والسؤال الجديد.',
    },
    everything: { name: 'كل شيء', hint: 'المحادثة كاملة، ما دامت تتسع.' },
  },
  turns: 'الجولات',
  ceiling: 'الحد الأقصى، بالرموز',
  automaticCeiling: 'تلقائي',
  whenFull: 'عندما لا تعود الرسائل الأقدم تتسع',
  automatic: {
    on: 'تلخيصها تلقائيًا',
    ask: 'سؤالي',
    off: 'تركها',
  },
} satisfies Words['context'];
