import type { Words } from '../words';

export const data = {
  title: 'بياناتك',
  open: 'التصدير والاستيراد …',
  openHint: 'أخرج كل المحادثات في ملف واحد، وأدخلها في مكان آخر.',
  export: {
    title: 'التصدير',
    hint: 'كل ما كتبته وقرأته هنا في ملف واحد يفتحه أي برنامج. لا توجد فيه مفاتيح أبدًا.',
  },
} satisfies Words['data'];
