import type { Words } from '../words';

export const welcome = {
  title: 'محادثات تبقى ملكك',
  what: 'يتحدث Aside مباشرة إلى النموذج الذي تختاره، بمفتاحك أنت. وتبقى كل محادثة في هذا المتصفح.',
  ways: 'اختيار نموذج',
  anthropic: 'Anthropic',
  anthropicHint: 'نماذج Claude، بمفتاح API الخاص بك',
  openai: 'OpenAI',
  openaiHint: 'نماذج GPT، بمفتاح API الخاص بك',
  local: 'خادم محلي',
  localHint: 'Ollama أو LM Studio أو llama.cpp: دون حاجة إلى مفتاح',
  others: ['تجد OpenRouter وغيره من الخدمات المتوافقة في ', 'الإعدادات', ' أيضًا. ويمكنك تغيير كل شيء لاحقًا.'],
  openSettings: 'الإعدادات',
  empty: 'ما الذي يشغل بالك؟',
  emptyNote: 'تذهب رسائلك مباشرة إلى النموذج، ولا تُحفظ إلا في هذا المتصفح.',
  systemPromptFirst: 'يأتي موجّه النظام الخاص بك أولًا.',
} satisfies Words['welcome'];
