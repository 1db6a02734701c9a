import { app } from './japanese/app';
import { attachments } from './japanese/attachments';
import { chat } from './japanese/chat';
import { commands } from './japanese/commands';
import { common } from './japanese/common';
import { composer } from './japanese/composer';
import { context } from './japanese/context';
import { conversations } from './japanese/conversations';
import { data } from './japanese/data';
import { failures } from './japanese/failures';
import { markdown } from './japanese/markdown';
import { messages } from './japanese/messages';
import { models } from './japanese/models';
import { notices } from './japanese/notices';
import { page } from './japanese/page';
import { parts } from './japanese/parts';
import { prompts } from './japanese/prompts';
import { search } from './japanese/search';
import { settings } from './japanese/settings';
import { summary } from './japanese/summary';
import { welcome } from './japanese/welcome';
import type { Words } from './words';

/**
 * Japanese in the polite form; buttons and menus are nouns or plain verbs, and a space stands between Japanese and Latin
 * letters or digits. The terms: 会話 conversation, メッセージ message, やりとり turn, 回答 reply, 要約 summary,
 * コンテキスト context, トークン token, 分岐 branch, バージョン version, ピン留め pin, 除外 exclude, プロバイダー provider,
 * モデル model, キー key, システムプロンプト system prompt, 送信 sending.
 */
export const japanese = {
  locale: 'ja',
  direction: 'ltr',
  later: async () => (await import('./japanese-later')).japaneseLater,
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
