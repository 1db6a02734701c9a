import { expect } from 'vitest';
import type { ModelChoice } from '@/lib/core/conversation';
import { converse, model, newProfile, type Panel, type Profile } from './profile';

export const meterOf = ({ screen }: Panel) => screen.getByRole('meter', { name: 'Context' });
export const field = ({ screen }: Panel) => screen.getByRole('textbox', { name: 'Message' });
export const rows = ({ screen }: Panel) => screen.getByRole('list', { name: 'Messages and reasons' });
export const overview = ({ screen }: Panel) => screen.getByRole('region', { name: 'Overview' });

/** What becomes of each message in the list, newest first. */
export const reasons = (panel: Panel) =>
  rows(panel)
    .getByRole('listitem')
    .elements()
    .map((row) => row.querySelector('[title]')?.textContent);

export const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

/** A window in which this is known of the model. */
export async function openWithModel(
  change: Partial<ModelChoice>,
): Promise<{ profile: Profile; panel: Panel }> {
  const profile = newProfile();
  const panel = await profile.openReady();
  const chosen = { ...model, ...change };
  await panel.app.saveSettings(panel.app.store.getState().conversationId, chosen.providerId, {
    model: chosen,
  });
  return { profile, panel };
}

/** A window whose model can take this many tokens, the reply's 1,000 included. */
export function openWithWindow(contextTokens: number): Promise<{ profile: Profile; panel: Panel }> {
  return openWithModel({ contextTokens, outputLimit: 1_000 });
}

export async function openView({ screen }: Panel): Promise<void> {
  await screen.getByRole('button', { name: 'What is sent' }).click();
  await expect.element(screen.getByRole('heading', { name: 'What is sent' })).toHaveFocus();
}

export async function back({ screen }: Panel): Promise<void> {
  await screen.getByRole('button', { name: 'Back' }).click();
}

/** A conversation of three turns in which only the newest is sent. */
export async function openTrimmed(): Promise<{ profile: Profile; panel: Panel }> {
  const { profile, panel } = await openWithWindow(200_000);
  for (const name of ['One', 'Two', 'Three']) await converse(profile, panel, name, `Answer ${name}`);
  await panel.app.setPolicy(panel.app.store.getState().conversationId, { mode: 'last-turns', turns: 1 });
  await expect.element(panel.screen.getByText(/^Not sent: 4 older messages/)).toBeVisible();
  return { profile, panel };
}
