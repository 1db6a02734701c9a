import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { textBlock } from '@/lib/core/content';
import { messageRevision } from '@/lib/core/import/revision';
import { makeConversation } from '../bench/panel/made-conversations';
import { articles, model, newProfile, type Panel } from './profile';

const newWords = ['Why are leaves green?', 'Because of chlorophyll, which takes in red and blue light.'];

const earlierWords = 'Because of **chlorophyll**, I would say.';

/** A conversation of one turn. An import has kept an earlier version of its reply. */
export async function openEarlier(): Promise<Panel> {
  const profile = newProfile();
  const textOf = (index: number) => newWords[index] ?? '';
  const made = makeConversation({ id: 'talk', messageCount: 2, model, textOf, startedAt: 1e12 });
  await profile.store([made]);
  const storage = await profile.openStorage();
  const [, reply] = made.messages;
  if (reply) await storage.revisions.put(messageRevision({ ...reply, content: [textBlock(earlierWords)] }));
  storage.close();
  const panel = await profile.openReady();
  await panel.app.openConversation('talk');
  await expect.element(articles(panel, 'Assistant')).toBeVisible();
  return panel;
}

export const earlierDialog = page.getByRole('dialog', { name: 'Earlier version' });

export async function openEarlierDialog(): Promise<Panel> {
  const panel = await openEarlier();
  await panel.screen.getByRole('button', { name: 'Earlier version' }).click();
  await expect.element(earlierDialog.getByRole('article')).toMatchTextContent('I would say.');
  return panel;
}
