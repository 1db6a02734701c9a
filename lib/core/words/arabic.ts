import { app } from './arabic/app';
import { attachments } from './arabic/attachments';
import { chat } from './arabic/chat';
import { commands } from './arabic/commands';
import { common } from './arabic/common';
import { composer } from './arabic/composer';
import { context } from './arabic/context';
import { conversations } from './arabic/conversations';
import { data } from './arabic/data';
import { failures } from './arabic/failures';
import { markdown } from './arabic/markdown';
import { messages } from './arabic/messages';
import { models } from './arabic/models';
import { notices } from './arabic/notices';
import { page } from './arabic/page';
import { parts } from './arabic/parts';
import { prompts } from './arabic/prompts';
import { search } from './arabic/search';
import { settings } from './arabic/settings';
import { summary } from './arabic/summary';
import { welcome } from './arabic/welcome';
import type { Words } from './words';

/**
 * Modern Standard Arabic, as software speaks it: commands are verbal nouns, hints are imperatives. The terms: محادثة
 * conversation, رسالة message, جولة turn, رد reply, ملخص summary, سياق context, رمز token, فرع branch, نسخة version,
 * تثبيت pin, استبعاد exclude, مزوّد provider, نموذج model, مفتاح key, موجّه النظام system prompt.
 */
export const arabic = {
  locale: 'ar',
  direction: 'rtl',
  later: async () => (await import('./arabic-later')).arabicLater,
  app,
  attachments,
  commands,
  chat,
  common,
  composer,
  conversations,
  data,
  failures,
  notices,
  page,
  messages,
  context,
  models,
  parts,
  prompts,
  settings,
  markdown,
  search,
  summary,
  welcome,
} satisfies Words;
