import { plural } from '../plural';
import type { Words } from '../words';
import { isolated } from './isolated';

export const data = {
  title: 'بياناتك',
  open: 'التصدير والاستيراد …',
  openHint: 'أخرج كل المحادثات في ملف واحد، وأدخلها في مكان آخر.',
  dropHere: 'أفلِت الملفات لاستيرادها',
  dropHint: 'لا يُخزَّن شيء قبل أن ترى ما فيها.',
  export: {
    title: 'التصدير',
    hint: 'كل ما كتبته وقرأته هنا في ملف واحد يفتحه أي برنامج. لا توجد فيه مفاتيح أبدًا.',
    open: 'تصدير …',
    openThis: 'تصدير هذه المحادثة …',
    openAll: 'تصدير كل المحادثات …',
    what: 'ما يُصدَّر',
    this: 'هذه المحادثة',
    selected: (count) =>
      plural('ar', count, {
        one: 'محادثة محددة واحدة',
        two: 'محادثتان محددتان',
        few: '# محادثات محددة',
        many: '# محادثة محددة',
        other: '# محادثة محددة',
      }),
    all: 'كل المحادثات',
    form: 'الصيغة',
    forms: {
      aside: isolated('Aside (JSON)'),
      'aside-zip': 'Aside، والمرفقات كملفات (zip)',
      markdown: 'Markdown',
      openai: `رسائل لـ ${isolated('OpenAI (JSON)')}`,
      anthropic: `رسائل لـ ${isolated('Anthropic (JSON)')}`,
    },
    formHints: {
      aside: 'كل شيء، بكل الفروع والملخصات والمرفقات. يستطيع Aside قراءته من جديد.',
      'aside-zip': 'المحتوى نفسه، وكل مرفق ملف مستقل. يستطيع Aside قراءته من جديد.',
      markdown: 'للقراءة والمشاركة: الفرع المعروض. تُذكر المرفقات بأسمائها فقط.',
      openai: 'للبرامج: الفرع المعروض نصًّا، بالشكل الذي تقبله واجهة OpenAI.',
      anthropic: 'للبرامج: الفرع المعروض نصًّا، بالشكل الذي تقبله واجهة Anthropic.',
    },
    severalHint: 'لكل محادثة سطر مستقل.',
    thinkingSwitch: 'مع تفكير الردود',
    passphraseSwitch: 'حماية الملف بعبارة مرور',
    passphrase: 'عبارة المرور',
    passphraseShort: (least) => `${least} حرفًا على الأقل. عدة كلمات عشوائية خيار جيد.`,
    strength: {
      weak: 'ضعيفة: يمكن تخمينها.',
      fair: 'مقبولة: يستغرق تخمينها سنوات.',
      strong: 'قوية.',
    },
    passphraseWarning: 'لا يمكن استعادتها. من دونها لا يستطيع أحد فتح الملف، ولا أنت.',
    size: (size) => `نحو ${size}`,
    start: 'تصدير',
    nothing: 'لا يوجد ما يُصدَّر بعد.',
    progress: 'تقدّم التصدير',
    running: (name) => `تجري كتابة ${isolated(name)}`,
    goesOn: 'يمكنك إغلاق هذا والمتابعة: يستمر التصدير ما دامت اللوحة مفتوحة.',
    stop: 'إيقاف',
    done: (conversations, name) =>
      `${plural('ar', conversations, {
        zero: 'لم تُصدَّر أي محادثة',
        one: 'صُدِّرت محادثة واحدة',
        two: 'صُدِّرت محادثتان',
        few: 'صُدِّرت # محادثات',
        many: 'صُدِّرت # محادثة',
        other: 'صُدِّرت # محادثة',
      })} إلى ${isolated(name)}.`,
    doneDetails: (messages, attachments, size) =>
      `الرسائل: ${plural('ar', messages, { other: '#' })}، المرفقات: ${plural('ar', attachments, { other: '#' })}، الحجم: ${size}.`,
    failed: 'فشل التصدير. هل القرص ممتلئ؟ لم يُترك أي ملف.',
    again: 'إعادة المحاولة',
    systemPrompt: 'موجّه النظام',
    thinking: 'التفكير',
    attached: (name) => `مرفق: ${isolated(name)}`,
  },
} satisfies Words['data'];
