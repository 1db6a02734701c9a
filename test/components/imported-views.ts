import type { Json } from '@/lib/core/content';
import { chatgpt } from '@/lib/importers/chatgpt';
import chatgptExport from '../fixtures/import/chatgpt/conversations.json';
import { articles, model, newProfile, type Panel } from './profile';

/** A panel in which a conversation of ChatGPT is shown, as its importer made it. */
export async function openImported(): Promise<Panel> {
  const profile = newProfile();
  const [value] = chatgptExport as Json[];
  const context = { model, fileTime: 0, sideFiles: new Map() };
  const { conversation, messages } = chatgpt.convert(value ?? null, context).archived;
  await profile.store([{ conversation, messages: [...messages] }]);
  const panel = await profile.openReady();
  await panel.app.openConversation(conversation.id);
  return panel;
}

/** The same with what is folded open. */
export async function openImportedParts(): Promise<void> {
  const panel = await openImported();
  const reply = articles(panel, 'Assistant').first();
  await reply.getByRole('button', { name: 'web.run' }).click();
  await reply.getByRole('button', { name: '3 sources' }).click();
  await articles(panel, 'You').first().getByRole('button', { name: '1 part kept as it is' }).click();
}
