import type { ModelChoice } from '@/lib/core/conversation';
import { type ConversationChoices, withRecentModel } from '@/lib/core/settings';
import { changeConversation } from '@/lib/storage/conversations';
import { changeSettings } from '@/lib/storage/settings';
import type { AppContext } from './edges';

/** Chooses something for one conversation; for one that is not stored yet, from its first message on. */
export async function choose(
  app: AppContext,
  conversationId: string,
  choices: ConversationChoices,
): Promise<void> {
  app.store.setState(({ choices: all }) => ({
    choices: { ...all, [conversationId]: { ...all[conversationId], ...choices } },
  }));
  await changeConversation(app.database, conversationId, (found) => ({ ...found, ...choices }));
}

/** Has another model answer in one conversation, and remembers it among those that were chosen lately. */
export async function chooseModel(
  app: AppContext,
  conversationId: string,
  model: ModelChoice,
): Promise<void> {
  await choose(app, conversationId, { model });
  await changeSettings(app.database, ({ recentModels }) => ({
    recentModels: withRecentModel(recentModels, model),
  }));
}
