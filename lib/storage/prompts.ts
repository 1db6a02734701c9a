import type { AsideDatabase, PromptRow } from './database';

/** The kept system prompts, the one that was changed last first. */
export async function listPrompts(database: AsideDatabase): Promise<PromptRow[]> {
  const prompts = await database.prompts.toArray();
  return prompts.toSorted((one, other) => other.updatedAt - one.updatedAt);
}

/** Stores a prompt, in the place of one with the same id. */
export async function storePrompt(database: AsideDatabase, prompt: PromptRow): Promise<void> {
  await database.prompts.put(prompt);
}

export async function removePrompt(database: AsideDatabase, id: string): Promise<void> {
  await database.prompts.delete(id);
}
