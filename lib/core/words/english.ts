import { app } from './english/app';
import { attachments } from './english/attachments';
import { backup } from './english/backup';
import { chat } from './english/chat';
import { commands } from './english/commands';
import { common } from './english/common';
import { composer } from './english/composer';
import { context } from './english/context';
import { conversations } from './english/conversations';
import { data } from './english/data';
import { failures } from './english/failures';
import { importing } from './english/import';
import { markdown } from './english/markdown';
import { messages } from './english/messages';
import { models } from './english/models';
import { notices } from './english/notices';
import { page } from './english/page';
import { parts } from './english/parts';
import { prompts } from './english/prompts';
import { search } from './english/search';
import { settings } from './english/settings';
import { storage } from './english/storage';
import { summary } from './english/summary';
import { welcome } from './english/welcome';

export const english = {
  /** For numbers, dates and plural rules: a BCP 47 tag. */
  locale: 'en' as string,
  direction: 'ltr' as 'ltr' | 'rtl',
  app,
  attachments,
  backup,
  commands,
  chat,
  common,
  composer,
  conversations,
  data,
  failures,
  import: importing,
  notices,
  page,
  messages,
  context,
  models,
  parts,
  prompts,
  settings,
  storage,
  markdown,
  search,
  summary,
  welcome,
};
