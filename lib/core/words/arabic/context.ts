import { plural } from '../plural';
import type { Words } from '../words';
import { countedMessages, countedTokens } from './counted';
import { isolated } from './isolated';

/** The amounts come written, so the word for tokens stands before them and needs no ending of theirs. */
const tokensOf = (tokens: string, limit: string | undefined) =>
  limit === undefined ? `الرموز: ${tokens}` : `الرموز: ${tokens} من ${limit}`;

export const context = {
  about: (amount) => `نحو ${amount}`,
  free: 'مجانًا',
  lessThan: (amount) => `أقل من ${amount}`,
  freeHere: 'مجانًا، يعمل على هذا الحاسوب',
  priceNotKnown: 'السعر غير معروف',
  costNotKnown: 'غير معروفة',
  tokens: (amount) => `الرموز: ${amount}`,
  messages: (count) => countedMessages(count),

  meter: 'السياق',
  unit: 'من الرموز',
  doesNotFit: 'لا يتسع',
  tooMuch: (needed, limit) => `لا يتسع: يحتاج إلى ${needed} من الرموز، والمتاح ${limit}`,
  byPolicy: 'أقصى ما يُرسل بحسب إعداد هذه المحادثة',
  tokensOf,
  withoutReply: (cost) => `${cost} دون الرد`,
  facts: (facts) => facts.join('، '),
  whatIsSent: (facts) => `ما يُرسل: ${facts}`,

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

  overview: 'نظرة عامة',
  goes: ({ tokens, limit, hasDraft, messages, hasSummary }) => {
    const next = hasDraft ? 'رسالتك' : 'رسالتك التالية';
    const amount = limit === undefined ? tokens : `${tokens} من أصل ${limit}`;
    return `يُرسل مع ${next} ${amount} من الرموز، في ${countedMessages(messages, 'afterPreposition')}${hasSummary ? ' وملخص' : ''}.`;
  },
  limitNotKnown: 'لا يُعرف كم يتسع له هذا النموذج.',
  expectedFromCache: (tokens) => `يُتوقع أن يُقرأ ${tokens} من هذه الرموز من التخزين المؤقت لدى المزوّد.`,
  itIsFreeHere: 'هو مجاني: يعمل النموذج على هذا الحاسوب.',
  itIsFree: 'هو مجاني.',
  itCosts: (cost) => `تكلفته ${cost}، وتُضاف إليها تكلفة الرد.`,
  itsCostIsNotKnown: 'تكلفته غير معروفة؛ يمكنك إدخال سعر النموذج في الإعدادات.',
  tooLarge: 'هذا لا يتسع',
  tooLargeWhy: (needed, limit) =>
    `سيكون في الطلب ${needed} من الرموز، والمتاح إلى جانب الرد ${limit}. أرسل جولات أقل، أو لخّص الأقدم منها، أو استبعد رسائل طويلة أو ألغِ تثبيتها، أو اختصر ما تكتبه، أو اختر نموذجًا بنافذة أكبر. لا يُقتطع شيء من رسالتك.`,

  countExactly: 'عدّ دقيق',
  exactCount: 'العدد الدقيق',
  counting: 'يجري العدّ…',
  countedBy: (provider, tokens) => `عدد الرموز بحسب ${isolated(provider)}: ${tokens}`,

  noMessages: 'لا رسائل بعد.',
  messagesAndReasons: 'الرسائل والأسباب',
  showMore: 'عرض المزيد',
  older: (count) => `(أقدم: ${count})`,
  noText: 'دون نص',
  reason: {
    sent: { label: 'تُرسل', why: 'هي من الرسائل الأخيرة.' },
    pinned: { label: 'مثبّتة', why: 'هي أو رسالة أخرى من جولتها مثبّتة: تُرسل دائمًا.' },
    summarized: { label: 'ملخصة', why: 'يُرسل ملخص بدلًا منها.' },
    trimmed: { label: 'متروكة', why: 'هي أقدم مما يُرسل.' },
    excluded: { label: 'مستبعدة', why: 'أنت استبعدتها.' },
    blank: { label: 'فارغة', why: 'ليس فيها ما يمكن إرساله.' },
  },
  summary: { label: 'ملخص', why: 'يُرسل بدلًا من هذه الرسائل.' },
  cachedBelow: 'ما يُرسل تحت هذا الخط موجود في التخزين المؤقت لدى المزوّد',

  exactRequest: 'الطلب بالضبط',
  exactRequestHint: 'المحتوى الذي يذهب إلى المزوّد. مفتاحك ليس فيه.',
  standsForDraft: (sign) => `تحل «${isolated(sign)}» محل الرسالة التي لم تكتبها بعد.`,
  copyRequest: 'نسخ الطلب',
  requestInJson: 'الطلب بصيغة JSON',

  record: {
    title: 'ما أُرسل',
    none: 'لا سجل لهذا الرد: لم يُرسل شيء من أجله.',
    sent: 'المرسلة',
    pinned: 'المثبّتة',
    ofThem: (count) => `${count} منها`,
    summary: 'الملخص',
    ofMessages: (count) => `يشمل ${countedMessages(count, 'afterPreposition')}`,
    trimmed: 'المتروكة',
    excluded: 'المستبعدة',
    estimated: 'التقدير',
    tokens: (count) => countedTokens(count),
    reported: 'المُعلن',
    notReported: 'لم يعلنه هذا المزوّد',
    difference: 'الفرق',
    noDifference: 'لا فرق',
    tooHigh: (share) => `التقدير أعلى بنسبة ${share}`,
    tooLow: (share) => `التقدير أقل بنسبة ${share}`,
    fromCache: 'من التخزين المؤقت',
    cost: 'التكلفة',
  },
  changed: {
    first: 'كان هذا أول طلب في المحادثة.',
    grown: 'بدأ تمامًا كالطلب السابق: لم يُضف إلا الجديد.',
    cut: 'بدأت الرسائل الأخيرة من موضع آخر غير الذي بدأت منه في الطلب السابق: تُركت رسائل أقدم، أو أُدخلت من جديد.',
    summary: 'حلّ محل الرسائل الأقدم ملخص غير الذي كان في الطلب السابق، أو لم يكن هناك ملخص.',
    model: 'كان النموذج غير الذي كان في الطلب السابق.',
    options: 'ضُبط التفكير أو الجهد على غير ما كان عليه في الطلب السابق.',
    system: 'تغيّر موجّه النظام منذ الطلب السابق.',
    selection: 'ثُبّتت رسائل أو استُبعدت أو استُبدلت منذ الطلب السابق.',
  },
} satisfies Words['context'];
