import type { FileProblem } from '../../files/problem';
import { fileSize } from '../file-size';
import type { Words } from '../words';
import { countedPages, countedSeconds, countedTokens } from './counted';
import { isolated, leftToRight } from './isolated';

const whole = new Intl.NumberFormat('ar');
const rough = new Intl.NumberFormat('ar', { notation: 'compact', maximumSignificantDigits: 2 });

function pixels(width: number, height: number): string {
  return leftToRight(`${whole.format(width)} × ${whole.format(height)}`);
}

/** Thousands and more are written short, with the word as it stands after every large round number. */
function roughTokens(count: number): string {
  const rounded = Number(count.toPrecision(2));
  return rounded < 1000 ? countedTokens(rounded, 'afterPreposition') : `${rough.format(rounded)} رمز`;
}

const kinds = {
  office: 'احفظه بصيغة PDF ثم أرفقه.',
  archive: 'فُكّ ضغطه ثم أرفق الملفات التي بداخله.',
  picture: 'احفظه بصيغة PNG أو JPEG ثم أرفقه.',
  sound: 'يقرأ Aside الصور وملفات PDF والملفات النصية.',
  other: 'يقرأ Aside الصور وملفات PDF والملفات النصية.',
};

/** What is wrong with a file and what helps, after its name. */
function problem(problem: FileProblem): string {
  switch (problem.kind) {
    case 'unreadable':
      return 'تعذّرت قراءته. قد يكون مجلدًا، أو ربما نُقل من مكانه. اختره مرة أخرى.';
    case 'empty':
      return 'فارغ. لا يوجد ما يُرفق.';
    case 'too-large':
      return `كبير جدًا: حجمه ${fileSize('ar', problem.bytes)}، وأقصى ما يمكن إرفاقه ${fileSize('ar', problem.limitBytes)}. أرفق جزءًا أصغر منه.`;
    case 'too-many-files':
      return `زائد عن الحد: أقصى عدد من الملفات في الرسالة الواحدة ${whole.format(problem.limit)}. أرسله مع الرسالة التالية.`;
    case 'too-large-together':
      return `كبير جدًا مع بقية الملفات: حجمها معًا ${fileSize('ar', problem.bytes)}، وأقصى ما ترسله الرسالة الواحدة ${fileSize('ar', problem.limitBytes)}. أرسله مع الرسالة التالية.`;
    case 'unknown':
      return `لا يمكن قراءته. ${kinds[problem.looksLike]}`;
    case 'encoding':
      return 'ليس بترميز UTF-8. احفظه نصًا بترميز UTF-8 ثم أرفقه من جديد.';
    case 'svg':
      return 'رسم بصيغة SVG، وقد تحمل هذه الصيغة شيفرة برمجية. احفظه بصيغة PNG ثم أرفقه.';
    case 'too-much-text':
      return `نصه طويل جدًا: عدد أحرفه أكثر من ${whole.format(problem.limit)}. أرفق جزءًا منه.`;
    case 'broken-picture':
      return 'ليس صورة يمكن عرضها، وقد يكون تالفًا. افتحه واحفظه بصيغة PNG أو JPEG.';
    case 'too-many-pixels':
      return `عدد وحدات البكسل فيه كبير جدًا: ${pixels(problem.width, problem.height)}. صغّره ثم أرفقه من جديد.`;
    case 'too-narrow':
      return `أبعاده ${pixels(problem.width, problem.height)} بكسل: لن يبقى منه شيء بعد تصغيره إلى ما تراه النماذج. قسّمه إلى أجزاء.`;
    case 'broken-pdf':
      return 'ليس ملف PDF يمكن قراءته، وقد يكون تالفًا. افتحه واطبعه إلى ملف PDF جديد ثم أرفقه.';
    case 'encrypted-pdf':
      return 'محمي بكلمة مرور. احفظه من دونها ثم أرفقه من جديد.';
    case 'too-many-pages':
      return `فيه ${countedPages(problem.pageCount)}، وأقصى عدد من الصفحات يمكن إرفاقه ${whole.format(problem.limit)}. أرفق جزءًا منه.`;
    case 'too-slow':
      return `استغرقت قراءته أكثر من ${countedSeconds(problem.seconds, 'afterPreposition')}. أرفق جزءًا منه.`;
  }
}

export const attachments = {
  attach: 'إرفاق',
  attachFiles: 'إرفاق ملفات أو صور',
  filesOrPictures: 'ملفات أو صور',
  dropHere: 'أفلت هنا للإرفاق',
  dropHint: 'الصور وملفات PDF والملفات النصية',

  list: 'المرفقات',
  reading: (name) => `تجري قراءة ${isolated(name)}`,
  stillReading: 'ما زالت قراءة أحد الملفات جارية.',
  remove: (name) => `إزالة ${isolated(name)}`,
  cancel: (name) => `إيقاف قراءة ${isolated(name)}`,
  dismiss: (name) => `تجاهل ${isolated(name)}`,
  added: (name) => `أُرفق ${isolated(name)}.`,
  removed: (name) => `أُزيل ${isolated(name)}.`,
  problem,
  fileSize: (bytes) => fileSize('ar', bytes),
  pages: (count) => countedPages(count),
  tokens: (count) => `نحو ${roughTokens(count)}`,
  size: pixels,
  scaled: (from, to) => `${pixels(from.width, from.height)} ← ${pixels(to.width, to.height)}`,
  noPictures: (model) => `لا يقبل ${isolated(model)} الصور. اختر نموذجًا آخر، أو أزلها.`,
  scan: 'لا نص فيه: لا تراه إلا النماذج التي تقرأ ملفات PDF بنفسها.',

  pastedName: 'نص ملصق.txt',
  pasted: 'أُرفق النص الطويل كملف.',
  putIntoMessage: 'وضعه في الرسالة',

  open: (name) => `فتح ${isolated(name)}`,
  text: 'النص',
  missing: 'لم يعد الملف مخزّنًا.',
  noText: 'لا نص فيه.',
} satisfies Words['attachments'];
