import { app } from './english/app';
import { attachments } from './english/attachments';
import { chat } from './english/chat';
import { commands } from './english/commands';
import { common } from './english/common';
import { composer } from './english/composer';
import { context } from './english/context';
import { conversations } from './english/conversations';
import { data } from './english/data';
import { failures } from './english/failures';
import { markdown } from './english/markdown';
import { messages } from './english/messages';
import { models } from './english/models';
import { notices } from './english/notices';
import { page } from './english/page';
import { parts } from './english/parts';
import { prompts } from './english/prompts';
import { search } from './english/search';
import { settings } from './english/settings';
import { summary } from './english/summary';
import { welcome } from './english/welcome';
import type { LaterWords } from './words';

export const english = {
  /** For numbers, dates and plural rules: a BCP 47 tag. */
  locale: 'en' as string,
  direction: 'ltr' as 'ltr' | 'rtl',
  /** The words of parts that are not part of the panel's start. */
  later: async (): Promise<LaterWords> => (await import('./english-later')).englishLater,
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
};
