import type { Conversation } from '@/lib/core/conversation';
import type { PromptRow } from '@/lib/storage/database';
import { removePrompt, storePrompt } from '@/lib/storage/prompts';
import { choose } from './conversation-choices';
import type { AppContext } from './edges';
import { offerUndo } from './notices';

/** In milliseconds: how long a deletion can be undone. */
const undoTime = 15_000;

/** A prompt as it is typed; without an id it is a new one. */
export interface PromptDraft {
  id?: string;
  name: string;
  text: string;
}

/** Keeps a system prompt for use in conversations. A blank name is the beginning of the text. */
export async function savePrompt(app: AppContext, { id, name, text }: PromptDraft): Promise<void> {
  await storePrompt(app.database, {
    id: id ?? app.newId(),
    name: name.trim() || firstWords(text),
    text,
    updatedAt: app.clock.now(),
  });
}

/** Makes a text the system prompt of a conversation, with a way back to the one that was there. */
export async function putPrompt(
  app: AppContext,
  { id, systemPrompt }: Pick<Conversation, 'id' | 'systemPrompt'>,
  { name, text }: Pick<PromptRow, 'name' | 'text'>,
): Promise<void> {
  await choose(app, id, { systemPrompt: text });
  const { used } = app.store.getState().words.prompts;
  void offerUndo(app, undoTime, used(name), () => choose(app, id, { systemPrompt })).catch(() => {});
}

/** Deletes a kept prompt, undoable for a while. Conversations that use its text keep it. */
export async function deletePrompt(app: AppContext, prompt: PromptRow): Promise<void> {
  await removePrompt(app.database, prompt.id);
  const { deleted } = app.store.getState().words.prompts;
  void offerUndo(app, undoTime, deleted(prompt.name), () => storePrompt(app.database, prompt)).catch(
    () => {},
  );
}

/** In characters. */
const longestName = 40;

function firstWords(text: string): string {
  return text.trim().replace(/\s+/g, ' ').slice(0, longestName);
}
