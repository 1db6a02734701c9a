import type { Words } from '../words';
import { isolated } from './isolated';

export const prompts = {
  thisConversation: 'هذه المحادثة',
  model: 'النموذج',
  changeModel: 'تغيير',
  useForNew: 'استخدامه في المحادثات الجديدة',
  usedForNew: 'يُستخدم هذا في المحادثات الجديدة.',
  memory: 'الذاكرة',
  memoryLink: 'مقدار ما يُرسل، وما يُرسل منه',

  systemPrompt: 'موجّه النظام',
  systemPromptHint: 'يأتي أولًا في كل طلب من هذه المحادثة.',
  empty: 'لا شيء. يجيب النموذج كما أعدّه صانعه.',
  tokens: (tokens) => `عدد رموزه: ${tokens}.`,
  library: 'الاختيار من موجّهاتك',
  changed: 'يُقرأ الطلب التالي دون التخزين المؤقت لدى المزوّد، لأن بدايته مختلفة.',

  profile: 'نبذة عنك',
  profileHint: 'ما ينبغي أن يعرفه كل نموذج عنك: ما عملك، وكيف تريد أن يُجاب عن أسئلتك.',
  profilePlaceholder: 'أعمل في التمريض في مدينة ليون. أجب بإيجاز، وبالوحدات المترية.',
  profileSwitch: 'ذكرها في كل المحادثات',
  profileHere: 'إخبار النموذج عنك',
  profileNone: 'لم تكتب شيئًا عن نفسك بعد.',
  profileWrite: 'كتابتها في الإعدادات',
  profileChange: 'تغييرها في الإعدادات',
  profileNote:
    'تأتي بعد موجّه النظام. ويُذكر أي تغيير فيها بدءًا من الطلب التالي في كل محادثة، ويُقرأ ذلك الطلب دون التخزين المؤقت لدى المزوّد.',
  profilePart: 'نبذة عنك',

  title: 'موجّهاتك',
  none: 'لم تحفظ أي موجّهات بعد. ابدأ بأحد الأمثلة، أو اكتب موجّهًا بنفسك.',
  examples: 'أمثلة',
  add: 'موجّه جديد',
  keepCurrent: 'الاحتفاظ بالموجّه الحالي',
  keepExample: (name) => `الاحتفاظ بالمثال «${isolated(name)}» ضمن موجّهاتك`,
  name: 'الاسم',
  nameHint: 'بداية النص',
  text: 'النص',
  use: (name) => `استخدام «${isolated(name)}» في هذه المحادثة`,
  change: (name) => `تعديل «${isolated(name)}»`,
  remove: (name) => `حذف «${isolated(name)}»`,
  needsText: 'اكتب النص أولًا.',
  deleted: (name) => `حُذف «${isolated(name)}».`,
  used: (name) => `أصبح «${isolated(name)}» موجّه النظام لهذه المحادثة.`,
  exampleNames: {
    editor: 'محرّر متأنٍّ',
    tutor: 'معلّم صبور',
    reviewer: 'مراجع شيفرة',
    translator: 'مترجم',
    brief: 'إجابات قصيرة',
  },
} satisfies Words['prompts'];
