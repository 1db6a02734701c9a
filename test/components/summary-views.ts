import { expect } from 'vitest';
import { chooseFor, converse, type Panel, send } from './profile';
import { askForSummary, card, filler, keepField, openLongTalk, openPlan, summarize } from './summarizing';

const longWord = 'AVeryLongWordWithoutAnyPlaceToBreakIt_such_as_anIdentifier'.repeat(3);

/** The plan, for messages with long words. */
export async function openSummaryPlan(): Promise<void> {
  const talk = await openLongTalk();
  await converse(talk.profile, talk.panel, longWord, longWord);
  await openPlan(talk);
  await keepField(talk).fill('0');
  await expect.element(talk.panel.screen.getByRole('region', { name: 'Plan' })).toBeVisible();
}

/** The card with everything open: out of date, what is missing, and the originals. */
export async function openSummaryCard(): Promise<void> {
  const talk = await openLongTalk();
  const { screen } = talk.panel;
  await converse(talk.profile, talk.panel, `Say “two words” for ${longWord}`, filler(20));
  await summarize(talk, `# A title\n\nWith **bold** words and ${longWord}.`, 0);
  dismissNotices(talk.panel);
  await screen.getByRole('button', { name: 'Show originals' }).click();
  await chooseFor(screen.getByRole('article', { name: 'You' }).nth(1), 'Exclude');
  dismissNotices(talk.panel);
  await chooseFor(screen.getByRole('article', { name: 'You' }).first(), 'Pin');
  dismissNotices(talk.panel);
  // Only what it opens is looked at here: under large text there is little room to press it.
  const missing = screen.getByRole('button', { name: 'What is missing' }).element();
  missing.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.element(card(talk).getByRole('note')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Pinned: 4711' })).toBeVisible();
}

/** With large text they would leave no room to click in. */
function dismissNotices({ app }: Panel): void {
  for (const { id } of app.store.getState().notices) app.dismissNotice(id);
}

export async function openSummaryEditor(): Promise<void> {
  const talk = await openLongTalk();
  const { screen } = talk.panel;
  await summarize(talk, `Words and ${longWord}.`);
  await screen.getByRole('button', { name: 'Edit' }).click();
  await expect.element(screen.getByRole('textbox', { name: 'Summary text' })).toHaveFocus();
}

export async function openSummaryRunning(): Promise<void> {
  const talk = await openLongTalk();
  await askForSummary(talk);
  await expect.element(talk.panel.screen.getByText(/^Summarizing 6 messages/)).toBeVisible();
}

export async function openSummaryFailure(): Promise<void> {
  const talk = await openLongTalk();
  const reply = await askForSummary(talk);
  reply.fail({ kind: 'origin-refused', host: '127.0.0.1:11434' });
  await expect.element(talk.panel.screen.getByRole('button', { name: 'Try again' })).toBeVisible();
}

export async function openSummaryOffer(): Promise<void> {
  const { profile, panel } = await openLongTalk();
  const { app, screen } = panel;
  const policy = { mode: 'summary', automatic: 'ask', ceilingTokens: 2_000 } as const;
  await app.setPolicy(app.store.getState().conversationId, policy);
  await send(profile, panel, longWord);
  await expect.element(screen.getByRole('button', { name: 'Not now' })).toBeVisible();
}
