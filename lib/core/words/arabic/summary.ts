import { plural } from '../plural';
import type { Words } from '../words';
import { countedMessages, countedTurns } from './counted';
import { isolated } from './isolated';

export const summary = {
  title: (count) => `ملخص ${countedMessages(count, 'afterPreposition')}`,

  status: 'الملخص',
  offer: 'تُترك الرسائل الأقدم الآن أو قريبًا. هل تريد تلخيصها؟',
  summarizeThem: 'تلخيص…',
  notNow: 'ليس الآن',
  running: (count) => `يجري تلخيص ${countedMessages(count, 'afterPreposition')}…`,
  part: (step, steps) => `الجزء ${step} من ${steps}`,
  stop: 'إيقاف',
  stopSummarizing: 'إيقاف التلخيص',
  failed: 'لا ملخص جديد',
  nothingChanged: (why) => `${why} بقي كل شيء كما كان.`,
  tryAgain: 'إعادة المحاولة',
  openSettings: 'فتح الإعدادات',
  dismiss: 'تجاهل',
  refused: {
    nothing: 'لا كلمات في الرسائل الأقدم إلا وقد لُخّصت.',
    changed: 'تغيّرت المحادثة أثناء كتابة الملخص.',
    empty: 'لم يكتب النموذج شيئًا.',
    cut: 'انقطع ملخص النموذج قبل نهايته، لذا لم يُعتمد.',
    'too-long': 'كان ملخص النموذج أطول بكثير مما ينبغي، وكذلك محاولته الثانية.',
    'not-smaller': 'كان ملخص النموذج سيحتاج إلى متسع لا يقل عن الرسائل التي يحل محلها.',
    'not-stored': 'تعذّر تخزين الملخص.',
    'broken-off': 'أُغلقت اللوحة أثناء كتابة الملخص.',
  },

  editedByYou: 'عدّلتَه بنفسك',
  showOriginals: 'عرض الأصل',
  hideOriginals: 'إخفاء الأصل',
  edit: 'تعديل',
  text: 'نص الملخص',
  makeAgainFromOriginals: 'إعادة إنشائه من الأصل',
  undo: 'التراجع عن الملخص',
  makeAgain: 'إعادة إنشائه',
  outdated: {
    edited: 'قديم: تغيّرت بعد كتابته رسالة يحل محلها.',
    removed: 'قديم: لم تعد رسالة دخلت فيه موجودة في هذه المحادثة.',
    excluded: 'قديم: ما زال يذكر رسالة استبعدتها.',
    missing: 'قديم: لا يذكر رسالة أُلغي استبعادها.',
  },

  missing: 'ما ينقصه',
  nothingMissing: 'لم يُعثر على نقص',
  missingIsPinned: 'ما ينقصه مثبّت',
  details: (count) =>
    plural('ar', count, {
      zero: 'لا تفاصيل تنقصه',
      one: 'ينقصه تفصيل واحد',
      two: 'ينقصه تفصيلان',
      few: 'تنقصه # تفاصيل',
      many: 'ينقصه # تفصيلًا',
      other: 'ينقصه # تفصيل',
    }),
  comparison: (hasLosses) =>
    hasLosses
      ? 'هذه مقارنة للكلمات، على هذا الحاسوب ودون نموذج. ويُدرج فيها أيضًا ما يقوله الملخص بكلمات أخرى.'
      : 'لم يُعثر على نقص. هذه مقارنة للكلمات، على هذا الحاسوب ودون نموذج.',
  kind: {
    number: 'الأعداد',
    date: 'التواريخ',
    url: 'الروابط',
    identifier: 'الأسماء والشيفرة',
    quote: 'الاقتباسات',
    instruction: 'الرغبات',
  },
  showMore: 'عرض المزيد',
  more: (count) => `(${count})`,
  showInMessage: 'عرضه في رسالته',
  pin: 'تثبيت',
  pinned: 'مثبّت',
  pinDetail: (detail) => `تثبيت: ${isolated(detail)}`,
  pinnedDetail: (detail) => `مثبّت: ${isolated(detail)}`,
  pinHint: 'إرسال هذه الرسالة دائمًا',
  unpinHint: 'عدم إرسال هذه الرسالة دائمًا',

  summarizeOlder: 'تلخيص الجولات الأقدم',
  noMessages: 'لا رسائل بعد.',
  introduction: 'يكتب نموذج ملخصًا يُرسل بدلًا من الجولات الأقدم. تبقى هي هنا، ويمكنك التراجع دائمًا.',
  choices: 'الخيارات',
  keepTheLast: 'إبقاء آخر',
  turnsKept: (count) =>
    count === undefined
      ? 'جولات'
      : plural('ar', count, { few: 'جولات', one: 'جولة', two: 'جولتين', many: 'جولة', other: 'جولة' }),
  keptHint: 'تُرسل بنصها.',
  wholeNumber: 'عدد صحيح، مثل 5.',
  writtenBy: 'يكتبه',
  ownModel: (name) => `${isolated(name)} (نموذج هذه المحادثة)`,
  modelOf: (name, provider) => `${isolated(name)} (من ${isolated(provider)})`,
  otherModels: 'نماذج أخرى…',
  askingForModels: 'تُطلب قائمة النماذج…',
  noOtherModels: 'لا يعرض المزوّد نماذج أخرى.',
  otherModelsListed: 'النماذج الأخرى في القائمة الآن.',
  modelsNotLoaded: 'تعذّر تحميل قائمة النماذج.',
  summarize: 'تلخيص',
  isBeingWritten: 'تجري كتابة ملخص',
  noPlan: {
    'all-kept': 'لا شيء لتلخيصه: كل جولات هذه المحادثة مُبقاة. أبقِ عددًا أقل.',
    already: 'لا شيء لتلخيصه: الملخص الموجود يحل محل كل الجولات الأقدم. لإبقاء جولات أكثر، تراجع عنه أولًا.',
    wordless: 'لا شيء لتلخيصه: الرسائل الأقدم مستبعدة أو خالية من الكلمات.',
  },

  plan: 'الخطة',
  whatIsSummarized: 'ما يُلخَّص',
  range: ({ turns, messages, first, last }) => {
    const from =
      last === undefined ? `«${isolated(first)}»` : `من «${isolated(first)}» إلى «${isolated(last)}»`;
    return `${countedTurns(turns)}، ${countedMessages(messages)}: ${from}`;
  },
  goesIntoIt: 'يدخل فيه الملخص الموجود الآن.',
  takesItsPlace: 'يُنشأ من الأصل، ويحل محل الملخص الموجود الآن.',
  nextRequest: 'الطلب التالي',
  before: 'قبل',
  after: 'بعد',
  changesPolicy: 'سيُضبط ما يُرسل من هذه المحادثة على «ملخص والجولات الأخيرة». والتراجع يعيده كما كان.',
  trimmed: (count) =>
    `لن تُرسل ${countedMessages(count)} أقدم مما تُبقيه: الميزانية أصغر من أن تتسع. غيّر ذلك تحت «ما يُرسل»، أو أبقِ جولات أقل.`,
  writingIt: 'كتابته',
  call: ({ requests, input, fromCache, output }) => {
    const several =
      requests > 1
        ? `في ${plural('ar', requests, { two: 'طلبين', few: '# طلبات', many: '# طلبًا', other: '# طلب' })}: `
        : '';
    const cached = fromCache === undefined ? '' : `، ${fromCache} منها من التخزين المؤقت`;
    return `${several}رموز الإدخال ${input}${cached}، رموز الإخراج ${output}`;
  },
  paysBack: (count) => `يعوّض كلفته بعد نحو ${countedTurns(count, 'afterPreposition')}.`,
  savesNothing: 'لا يوفّر رموزًا الآن، لكن النموذج سيعرف ما تُرك.',
} satisfies Words['summary'];
