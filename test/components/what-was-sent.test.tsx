import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ModelChoice } from '@/lib/core/conversation';
import type { Usage } from '@/lib/core/usage';
import { openWithModel } from './inspecting';
import { articles, chooseFor, chooseModel, converse, model, newProfile, type Panel, send } from './profile';
import { openLongTalk, summarize } from './summarizing';

const dialog = page.getByRole('dialog', { name: 'What was sent' });

async function openLast(panel: Panel): Promise<void> {
  await chooseFor(articles(panel, 'Assistant').last(), 'What was sent');
  await expect.element(dialog).toBeVisible();
}

/** A conversation of two turns; for the second reply the provider has reported this. */
async function openReported(change: Partial<ModelChoice>, usage: Omit<Usage, 'reported'>): Promise<Panel> {
  const { profile, panel } = await openWithModel(change);
  await converse(profile, panel, 'Hello', 'Hi');
  const reply = await send(profile, panel, 'Again');
  reply.say('Yes');
  reply.give({ type: 'usage', usage: { ...usage, reported: {} } });
  reply.end();
  await articles(panel, 'Assistant').last().getByRole('button', { name: 'Regenerate' }).findElement();
  return panel;
}

const prices = { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 };

describe('what was sent', () => {
  test('compares the estimate with what was reported, and says what it cost', async () => {
    const panel = await openReported(
      { userPrices: prices },
      { inputTokens: 10_000, outputTokens: 1_000, cacheReadTokens: 8_430 },
    );
    await openLast(panel);
    await expect.element(dialog).toMatchTextContent(/Sent3 messages/);
    await expect
      .element(dialog)
      .toMatchTextContent(/Reported10,000 tokensDifferenceestimate [\d.]+% too low/);
    await expect.element(dialog).toMatchTextContent(/From the cache84.3%/);
    // 1,570 at $3, 8,430 at $0.30 and 1,000 at $15 for a million.
    await expect.element(dialog).toMatchTextContent(/Cost\$0\.022/);
    await expect.element(dialog).toMatchTextContent(/began exactly like the request before/);
    await userEvent.keyboard('{Escape}');
    await expect
      .element(articles(panel, 'Assistant').last().getByRole('button', { name: 'More about this message' }))
      .toHaveFocus();
  });

  test('keeps to the prices of its day', async () => {
    const usage = { inputTokens: 10_000, outputTokens: 1_000 };
    const panel = await openReported({ userPrices: prices }, usage);
    await panel.app.saveSettings(panel.app.store.getState().conversationId, model.providerId, { model });
    await openLast(panel);
    await expect.element(dialog).toMatchTextContent(/Cost\$0\.045/);
  });

  test.for([
    [{}, { inputTokens: 10, outputTokens: 2 }, 'price not known'],
    [{ providerId: 'ollama' }, { inputTokens: 10, outputTokens: 2 }, 'free'],
    [{ userPrices: prices }, { inputTokens: 10 }, 'not known'],
  ] as const)('with the model %j and the report %j the cost is “%s”', async ([change, usage, cost]) => {
    await openLast(await openReported(change, usage));
    await expect.element(dialog.getByText('Cost')).toBeVisible();
    await expect.poll(() => dialog.getByRole('definition').last().element().textContent).toBe(cost);
  });

  test('tells of the summary that was sent', async () => {
    const talk = await openLongTalk();
    await summarize(talk, 'They talked.');
    await converse(talk.profile, talk.panel, 'Five', 'Answer Five');
    await openLast(talk.panel);
    await expect.element(dialog).toMatchTextContent(/Sent3 messagesSummaryof 6 messages/);
    await expect.element(dialog).toMatchTextContent(/Another summary stood for the older messages/);
  });

  test('says when there is no record', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    await panel.app.removeKey(model.providerId, 'https://api.anthropic.com');
    await panel.screen.getByRole('textbox', { name: 'Message' }).fill('Hello');
    await userEvent.keyboard('{Enter}');
    await expect.element(panel.screen.getByRole('alert')).toBeVisible();
    await openLast(panel);
    await expect.element(dialog).toMatchTextContent(/no record/);
    await chooseModel(panel.app);
  });
});
