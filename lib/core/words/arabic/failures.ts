import type { FailureKind } from '../../failure';
import type { FailureValues } from '../english/failures';
import type { Words } from '../words';
import { afterPreposition } from './counted';
import { isolated } from './isolated';

const kinds = {
  'no-key': {
    title: 'لا مفتاح API بعد',
    sentence: ({ host }) =>
      `ليس لدى Aside مفتاح لـ ${isolated(host)}. أضف مفتاحًا في الإعدادات، ثم أعد المحاولة.`,
  },
  'wrong-key': {
    title: 'لم يُقبل مفتاح API',
    sentence: ({ host, quoted }) =>
      `لا يعرف ${isolated(host)} هذا المفتاح${quoted}. تحقق منه في الإعدادات: قد يكون ناقصًا أو ملغى أو مخصصًا لمزوّد آخر.`,
  },
  'not-allowed': {
    title: 'لا يُسمح لهذا المفتاح بذلك',
    sentence: ({ host, quoted }) =>
      `يعرف ${isolated(host)} المفتاح لكنه يرفض الطلب${quoted}. اختر نموذجًا آخر أو مفتاحًا بصلاحيات أكثر.`,
  },
  'no-credit': {
    title: 'نفد الرصيد',
    sentence: ({ host }) =>
      `لا رصيد للحساب صاحب هذا المفتاح لدى ${isolated(host)}. أضف رصيدًا من صفحة الفوترة لديه، ثم أعد المحاولة.`,
  },
  'rate-limited': {
    title: 'طلبات أكثر من اللازم',
    sentence: ({ host, quoted, retry }) => `يطلب ${isolated(host)} التمهل${quoted}. ${retry}`,
  },
  overloaded: {
    title: 'الضغط على النموذج شديد',
    sentence: ({ host, retry }) => `لدى ${isolated(host)} طلبات أكثر مما يستطيع الرد عليه الآن. ${retry}`,
  },
  'server-error': {
    title: 'حدثت مشكلة لدى المزوّد',
    sentence: ({ host, status, quoted }) =>
      `أجاب ${isolated(host)} بخطأ من جانبه${status}${quoted}. لا علاقة لرسالتك به؛ أعد المحاولة بعد لحظات.`,
  },
  'model-not-found': {
    title: 'لم يُعثر على النموذج',
    sentence: ({ host, model }) =>
      `ليس لدى ${isolated(host)} ${model ? `نموذج باسم «${isolated(model)}»` : 'نموذج كهذا'}، أو لا يُسمح لهذا المفتاح باستخدامه. اختر نموذجًا آخر في الإعدادات.`,
  },
  'no-model': {
    title: 'لم يُختر نموذج',
    sentence: ({ host }) => `اختر نموذجًا من ${isolated(host)} في الإعدادات، ثم أعد المحاولة.`,
  },
  'context-too-long': {
    title: 'المحادثة أطول مما يتسع له هذا النموذج',
    sentence: (values) => `${sizes(values)} ابدأ محادثة جديدة، أو اختر في الإعدادات نموذجًا بنافذة سياق أكبر.`,
  },
  'request-too-large': {
    title: 'الرسالة كبيرة جدًا',
    sentence: ({ host }) =>
      `لا يقبل ${isolated(host)} طلبات بهذا الحجم. أرسل رسالة أقصر، أو قلّل ما معها، أو ابدأ محادثة جديدة.`,
  },
  'bad-request': {
    title: 'رُفض الطلب',
    sentence: ({ host, status, quoted }) =>
      `لم يتمكن ${isolated(host)} من معالجة الطلب${status}${quoted}. تحقق من النموذج والعنوان في الإعدادات.`,
  },
  'no-access': {
    title: 'لا يُسمح لتطبيق Aside بعدُ بالوصول إلى هذا العنوان',
    sentence: ({ host }) =>
      `يحتاج Aside إلى إذنك للتواصل مع ${isolated(host)}. اسمح بذلك حين يسألك المتصفح؛ لم يُرسل شيء حتى الآن.`,
  },
  blocked: {
    title: 'حجب المتصفح الإجابة',
    sentence: ({ host }) =>
      `يجيب ${isolated(host)}، لكنه لا يسمح للإضافات بقراءة إجاباته (CORS). غيّر إعداد CORS في الخادم، ثم أعد المحاولة.`,
  },
  'origin-refused': {
    title: 'يرفض Ollama إضافات المتصفح',
    sentence: ({ host }) =>
      `لا يجيب خادم Ollama على ${isolated(host)} إلا المصادر التي أُبلغ بها. اضبط متغير البيئة هذا في Ollama وأعد تشغيله، ثم أعد المحاولة.`,
  },
  'insecure-address': {
    title: 'هذا العنوان غير آمن',
    sentence: ({ host }) =>
      `لا يستخدم Aside بروتوكول http غير المشفّر إلا مع خوادم هذا الحاسوب. يحتاج ${isolated(host)} إلى عنوان https، كي لا يقرأ أحد في الطريق محادثتك.`,
  },
  offline: {
    title: 'لا اتصال بالإنترنت',
    sentence: () => 'رسالتك محفوظة. أعد المحاولة حين يعود الاتصال.',
  },
  unreachable: {
    title: (host: string) => `يتعذّر الوصول إلى ${isolated(host)}`,
    sentence: ({ isSecure }) =>
      isSecure
        ? 'تعذّر إنشاء اتصال آمن. قد يكون العنوان خاطئًا، أو الخادم متوقفًا، أو شهادته غير موثوقة (TLS). افتح العنوان في علامة تبويب لمعرفة السبب.'
        : 'لا شيء يجيب على هذا العنوان. تحقق من أن الخادم يعمل ومن صحة رقم المنفذ.',
  },
  redirected: {
    title: 'أحال الخادم Aside إلى مكان آخر',
    sentence: ({ host }) =>
      `أجاب ${isolated(host)} بإعادة توجيه. لا يتبعها Aside، لأن مفتاحك سيُرسل معها. أدخل العنوان النهائي في الإعدادات.`,
  },
  'not-an-api': {
    title: 'هذه ليست إجابة نموذج',
    sentence: ({ host, status }) =>
      `أجاب ${isolated(host)} بشيء آخر، مثل صفحة ويب${status}. تحقق من عنوان URL الأساسي في الإعدادات؛ فقد يعترض الطريق خادم وكيل أو صفحة تسجيل دخول.`,
  },
  malformed: {
    title: 'تعذّرت قراءة الرد',
    sentence: ({ host }) => `أرسل ${isolated(host)} شيئًا ليس بالصيغة المتفق عليها. ما وصل قبل ذلك محفوظ.`,
  },
  cut: {
    title: 'انقطع الرد',
    sentence: ({ host }) => `انتهى الاتصال مع ${isolated(host)} قبل أن ينتهي الرد. ما وصل منه محفوظ.`,
  },
  stalled: {
    title: 'توقف وصول الرد',
    sentence: ({ host }) =>
      `لم يرسل ${isolated(host)} شيئًا منذ وقت طويل، لذا توقف Aside عن الانتظار. ما وصل محفوظ.`,
  },
  empty: {
    title: 'الرد فارغ',
    sentence: ({ host }) => `أنهى ${isolated(host)} الرد دون أي كلمة. أعد المحاولة، أو قلها بطريقة أخرى.`,
  },
  refused: {
    title: 'امتنع النموذج عن الإجابة',
    sentence: ({ host, quoted }) =>
      `رفض النموذج أو أحد مرشّحات ${isolated(host)} هذا الطلب${quoted}. قله بطريقة أخرى، أو أعد المحاولة.`,
  },
  unknown: {
    title: 'حدث خطأ ما',
    sentence: ({ host, status, quoted }) =>
      `فشل الطلب إلى ${isolated(host)}${status}${quoted}. رسالتك محفوظة؛ أعد المحاولة متى شئت.`,
  },
} satisfies Record<FailureKind, Words['failures']['kinds'][FailureKind]>;

function sizes({ host, requestTokens, limitTokens }: FailureValues): string {
  if (limitTokens === undefined) return `لم تعد تدخل ضمن ما يقبله ${isolated(host)} دفعة واحدة.`;
  if (requestTokens === undefined)
    return `لا يقبل ${isolated(host)} أكثر من ${limitTokens} من الرموز دفعة واحدة.`;
  return `عدد رموزها ${requestTokens}، ولا يقبل النموذج أكثر من ${limitTokens} من الرموز.`;
}

export const failures = {
  kinds,
  quoted: (detail) => ` («${isolated(detail)}»)`,
  status: (status) => ` (HTTP ${status})`,
  retryNow: 'أعد المحاولة بعد لحظات.',
  retryIn: (wait) => `أعد المحاولة بعد ${afterPreposition(wait)}.`,

  countNotOffered: (provider) => `لم تُحسب الرموز. لا يتيح ${isolated(provider)} ذلك.`,
  countNotAsked: (provider) => `لم تُحسب الرموز. تعذّر سؤال ${isolated(provider)}.`,
  countFailed: (problem) => `لم تُحسب الرموز. ${problem}.`,
} satisfies Words['failures'];
