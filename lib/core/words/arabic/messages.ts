import type { Words } from '../words';
import { afterPreposition } from './counted';
import { isolated } from './isolated';

export const messages = {
  user: 'أنت',
  assistant: 'المساعد',
  continued: 'تتمة',
  more: 'المزيد عن هذه الرسالة',
  copy: 'نسخ',
  copied: 'نُسخ',
  copyMarkdown: 'نسخ بصيغة Markdown',
  copyPlainText: 'نسخ كنص عادي',
  copyFailed: 'لم يسمح المتصفح لتطبيق Aside بالنسخ. حاول مرة أخرى.',
  edit: 'تعديل',
  regenerate: 'إعادة إنشاء الرد',
  fork: 'تفريع من هنا',
  pin: 'تثبيت',
  unpin: 'إلغاء التثبيت',
  exclude: 'استبعاد',
  include: 'إلغاء الاستبعاد',
  whatWasSent: 'ما أُرسل',
  whatWasSentToContinue: (time: number) =>
    time === 1 ? 'ما أُرسل للمتابعة' : `ما أُرسل للمتابعة، المرة ${new Intl.NumberFormat('ar').format(time)}`,
  delete: 'حذف',

  editField: 'تعديل رسالتك',
  send: 'إرسال',
  editHint: 'يبدأ هذا فرعًا جديدًا، ويُحفظ ما يلي الآن إلى جانبه.',

  version: (position, count) => `النسخة ${position} من ${count}`,
  versionNumbers: (position, count) => `${position} من ${count}`,
  previousVersion: 'النسخة السابقة',
  nextVersion: 'النسخة التالية',

  thinking: 'التفكير',
  thought: 'فكّر قبل الإجابة',
  thoughtFor: (duration) => `فكّر لمدة ${afterPreposition(duration)}`,
  thoughtHidden: 'لا يُظهر المزوّد ما فكّر فيه النموذج.',
  thoughtPartlyHidden: 'لا يُظهر المزوّد كل ذلك.',
  waiting: 'في انتظار الرد',
  tryingAgain: (problem, wait) => `${problem}. تُعاد المحاولة بعد ${afterPreposition(wait)}.`,
  finished: (text) => `المساعد: ${isolated(text)}`,
  finishedReply: 'رد مكتمل',

  continueReply: 'متابعة',
  interrupted: 'انقطع الرد: أُغلقت اللوحة أثناء وصوله.',
  interruptedBefore: 'انقطع الرد: أُغلقت اللوحة قبل أن يبدأ.',
  stopped: 'أوقفتَ هذا الرد.',
  stoppedBefore: 'أوقفتَ هذا الرد قبل أن يبدأ.',
  tooLong: 'بلغ الرد حد طوله.',
  toolOnly: 'طلب النموذج أداة بدلًا من الإجابة، وليست لدى Aside أدوات.',

  retry: 'إعادة المحاولة',
  openSettings: 'فتح الإعدادات',
  allowAccess: 'السماح بالوصول',
  openAddress: 'فتح العنوان',

  usage: (input, output) => (output === undefined ? `إدخال ${input}` : `إدخال ${input} · إخراج ${output}`),
  tokensIn: (count) => `رموز الإدخال: ${count}`,
  fromCache: (count) => `منها من التخزين المؤقت: ${count}`,
  intoCache: (count) => `كُتب في التخزين المؤقت: ${count}`,
  tokensOut: (count) => `رموز الإخراج: ${count}`,
  tokensThought: (count) => `منها للتفكير: ${count}`,

  forkTitle: (title) => `${title} (متفرعة)`,
  forked: (title) => `هذه المحادثة متفرعة من «${isolated(title)}».`,
  backToOriginal: 'العودة إليها',
  notForked: 'تعذّر تخزين المحادثة المتفرعة. هل القرص ممتلئ؟',
  deleted: 'حُذفت الرسالة.',
  notDeleted: 'تعذّر حذف الرسالة: يصل رد الآن في هذه المحادثة.',
} satisfies Words['messages'];
