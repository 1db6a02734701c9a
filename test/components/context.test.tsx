import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setPreferences } from './media';
import {
  articles,
  chooseModel,
  converse,
  layouts,
  model,
  newProfile,
  type Panel,
  type Profile,
  send,
  setWidth,
} from './profile';

const meterOf = ({ screen }: Panel) => screen.getByRole('meter', { name: 'Context' });
const opener = ({ screen }: Panel) => screen.getByRole('button', { name: 'What is sent' });
const field = ({ screen }: Panel) => screen.getByRole('textbox', { name: 'Message' });
const rows = ({ screen }: Panel) => screen.getByRole('list', { name: 'Messages and reasons' });

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

/** A window whose model can take this many tokens, the reply's 1,000 included. */
async function openWithWindow(contextTokens: number): Promise<{ profile: Profile; panel: Panel }> {
  const profile = newProfile();
  const panel = await profile.openReady();
  await panel.app.saveSettings(panel.app.store.getState().conversationId, model.providerId, {
    model: { ...model, contextTokens, outputLimit: 1_000 },
  });
  return { profile, panel };
}

async function openView(panel: Panel): Promise<void> {
  await opener(panel).click();
  await expect.element(panel.screen.getByRole('heading', { name: 'What is sent' })).toHaveFocus();
}

async function back({ screen }: Panel): Promise<void> {
  await screen.getByRole('button', { name: 'Back' }).click();
}

/** A conversation of three turns in which only the newest is sent. */
async function openTrimmed(): Promise<{ profile: Profile; panel: Panel }> {
  const { profile, panel } = await openWithWindow(200_000);
  for (const name of ['One', 'Two', 'Three']) await converse(profile, panel, name, `Answer ${name}`);
  await panel.app.setPolicy(panel.app.store.getState().conversationId, { mode: 'last-turns', turns: 1 });
  await expect.element(panel.screen.getByText(/^Not sent: 4 older messages/)).toBeVisible();
  return { profile, panel };
}

describe('the context meter', () => {
  test('says how much would be sent, with the draft, and of how much', async () => {
    const { panel } = await openWithWindow(193_000);
    const meter = meterOf(panel);
    await expect.element(meter).toHaveAttribute('aria-valuemax', '192000');
    await expect.element(meter).toHaveAttribute('aria-valuemin', '0');
    await expect
      .element(meter)
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^about \d+ of 192,000 tokens, 1 message$/));
    const before = Number(meter.element().getAttribute('aria-valuenow'));
    await field(panel).fill(words(500));
    await expect.element(meter).toMatchTextContent(/^about \d(\.\d)?k tokens$/);
    expect(Number(meter.element().getAttribute('aria-valuenow'))).toBeGreaterThan(before + 500);
  });

  test('drops "about" once three replies have taught how the model counts', async () => {
    const { profile, panel } = await openWithWindow(193_000);
    for (const name of ['One', 'Two', 'Three']) {
      await expect.element(meterOf(panel)).toMatchTextContent(/^about/);
      const reply = await send(profile, panel, name);
      reply.say('Yes');
      reply.give({ type: 'usage', usage: { inputTokens: 40, reported: {} } });
      reply.end();
      await articles(panel, 'Assistant').last().getByRole('button', { name: 'Regenerate' }).findElement();
    }
    await expect.element(meterOf(panel)).toMatchTextContent(/^\d+ tokens$/);
  });

  test('says in words when the request does not fit, and the view says what can be done', async () => {
    const { panel } = await openWithWindow(1_500);
    await field(panel).fill(words(2_000));
    await expect.element(meterOf(panel)).toMatchTextContent('does not fit');
    await expect
      .element(meterOf(panel))
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/are needed, 500 fit$/));
    await expect.element(meterOf(panel)).toHaveAttribute('aria-valuenow', '500');
    await openView(panel);
    await expect.element(panel.screen.getByRole('alert')).toMatchTextContent(/and 500 fit beside the reply/);
  });

  test('needs no known window', async () => {
    const panel = await newProfile().openReady();
    await expect
      .element(meterOf(panel))
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^about \d+ tokens, 1 message$/));
  });
});

describe('the view of what is sent', () => {
  test('closes again, and keeps the draft', async () => {
    const { profile, panel } = await openWithWindow(193_000);
    await converse(profile, panel, 'Hello', 'Hi');
    await field(panel).fill('not sent yet');
    await openView(panel);
    expect(field(panel).query()).toBeNull();
    await back(panel);
    await expect.element(field(panel)).toHaveValue('not sent yet');
    await openView(panel);
    await panel.app.newConversation();
    await expect.element(field(panel)).toBeVisible();
  });

  test('gives each message its reason, and the policy changes it', async () => {
    const { panel } = await openTrimmed();
    await openView(panel);
    const texts = () =>
      rows(panel)
        .getByRole('listitem')
        .elements()
        .map((row) => row.querySelector('[title]')?.textContent);
    expect(texts()).toEqual(['Sent', 'Sent', 'Trimmed', 'Trimmed', 'Trimmed', 'Trimmed']);

    await panel.screen.getByRole('textbox', { name: 'Turns' }).fill('2');
    await expect.poll(texts).toEqual(['Sent', 'Sent', 'Sent', 'Sent', 'Trimmed', 'Trimmed']);
    await panel.screen.getByRole('radio', { name: 'Everything' }).click();
    await expect.poll(texts).toEqual(['Sent', 'Sent', 'Sent', 'Sent', 'Sent', 'Sent']);
    await panel.screen.getByRole('radio', { name: 'Budget' }).click();
    await expect.element(panel.screen.getByRole('radio', { name: 'Budget' })).toBeChecked();
  });

  test('marks a number that is not allowed, and keeps the policy', async () => {
    const { panel } = await openTrimmed();
    await openView(panel);
    const turns = panel.screen.getByRole('textbox', { name: 'Turns' });
    await turns.fill('some');
    await expect.element(turns).toHaveAttribute('aria-invalid', 'true');
    await back(panel);
    await expect.element(panel.screen.getByText(/^Not sent: 4 older messages/)).toBeVisible();
  });

  test('pins, excludes and takes it back', async () => {
    const { panel } = await openTrimmed();
    await openView(panel);
    const oldest = rows(panel).getByRole('listitem').last();
    await oldest.getByRole('button', { name: 'Pin', exact: true }).click();
    await expect.element(oldest).toMatchTextContent(/Pinned/);
    await oldest.getByRole('button', { name: 'Unpin' }).click();
    await expect.element(oldest).toMatchTextContent(/Trimmed/);
    await oldest.getByRole('button', { name: 'Exclude' }).click();
    await expect.element(oldest).toMatchTextContent(/Excluded/);
    await panel.screen.getByRole('button', { name: 'Undo' }).last().click();
    await expect.element(oldest).toMatchTextContent(/Trimmed/);
  });

  test('shows the exact request that Send then sends', async () => {
    const { profile, panel } = await openTrimmed();
    await field(panel).fill('Four');
    await openView(panel);
    await panel.screen.getByRole('button', { name: 'The exact request' }).click();
    const shown = panel.screen.getByRole('region', { name: 'Request in JSON' }).element().textContent;
    await back(panel);
    const { request } = await send(profile, panel, 'Four');
    expect(request.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(shown).toBe(panel.app.requestJson(model, request));
  });

  test('has the same request for the first message of a conversation', async () => {
    const { profile, panel } = await openWithWindow(193_000);
    await field(panel).fill('First');
    await openView(panel);
    await expect.element(panel.screen.getByRole('radio', { name: 'Everything' })).toBeDisabled();
    await panel.screen.getByRole('button', { name: 'The exact request' }).click();
    const shown = panel.screen.getByRole('region', { name: 'Request in JSON' }).element().textContent;
    await back(panel);
    const { request } = await send(profile, panel, 'First');
    expect(shown).toBe(panel.app.requestJson(model, request));
  });
});

describe('the list of messages', () => {
  test('has the line before the first recent message, and it leads to the view', async () => {
    const { panel } = await openTrimmed();
    const log = panel.screen.getByRole('log', { name: 'Messages' }).element();
    const line = panel.screen.getByText(/^Not sent: 4 older messages/).element();
    const third = articles(panel, 'You').nth(2).element();
    expect(log.contains(line)).toBe(true);
    expect(line.compareDocumentPosition(third)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    const second = articles(panel, 'Assistant').nth(1).element();
    expect(line.compareDocumentPosition(second)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
    await panel.screen.getByRole('button', { name: 'Change' }).click();
    await expect.element(panel.screen.getByRole('heading', { name: 'What is sent' })).toBeVisible();
  });

  test('pins and excludes by keyboard, with a mark by the message', async () => {
    const { panel } = await openTrimmed();
    const first = articles(panel, 'You').first();
    await first.getByRole('button', { name: 'Pin', exact: true }).element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(first.getByText('Pinned')).toBeVisible();
    await expect.element(panel.screen.getByText(/^Not sent: 2 older messages/)).toBeVisible();
    await first.getByRole('button', { name: 'Exclude' }).click();
    await expect.element(first.getByText('Excluded')).toBeVisible();
    await first.getByRole('button', { name: 'Include' }).click();
    await expect.element(panel.screen.getByText(/^Not sent: 4 older messages/)).toBeVisible();
  });
});

describe('what was sent', () => {
  test('compares the estimate with what was reported', async () => {
    const { profile, panel } = await openWithWindow(193_000);
    await converse(profile, panel, 'Hello', 'Hi');
    const reply = await send(profile, panel, 'Again');
    reply.say('Yes');
    reply.give({ type: 'usage', usage: { inputTokens: 1_000, cacheReadTokens: 843, reported: {} } });
    reply.end();
    const button = articles(panel, 'Assistant').last().getByRole('button', { name: 'What was sent' });
    await button.click();
    const dialog = page.getByRole('dialog', { name: 'What was sent' });
    await expect.element(dialog).toMatchTextContent(/Sent3 messages/);
    await expect.element(dialog).toMatchTextContent(/Reported1,000 tokensDifferenceestimate [\d.]+% too low/);
    await expect.element(dialog).toMatchTextContent(/From the cache84.3%/);
    await expect.element(dialog).toMatchTextContent(/began exactly like the request before/);
    await userEvent.keyboard('{Escape}');
    await expect.element(button).toHaveFocus();
  });

  test('says when there is no record', async () => {
    const profile = newProfile();
    const { app, screen } = await profile.openReady();
    await app.removeKey(model.providerId, 'https://api.anthropic.com');
    await screen.getByRole('textbox', { name: 'Message' }).fill('Hello');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('alert')).toBeVisible();
    await screen.getByRole('button', { name: 'What was sent' }).click();
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/no record/);
    await chooseModel(app);
  });
});

describe.for([{ layout: 'narrowest', width: 320 }, ...layouts])('$layout', ({ width }) => {
  test('the view fits, and axe finds nothing wrong, light and dark', async () => {
    await setWidth(width);
    await setPreferences('light');
    const { panel } = await openTrimmed();
    await field(panel).fill(words(300));
    await openView(panel);
    await panel.screen.getByRole('button', { name: 'The exact request' }).click();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
    for (const scheme of ['light', 'dark'] as const) {
      await setPreferences(scheme);
      const { violations } = await axe.run(
        // The list of conversations is looked at in the tests of its own.
        { include: [document.body], exclude: ['aside'] },
        {
          rules: { 'document-title': { enabled: false }, 'html-has-lang': { enabled: false } },
        },
      );
      expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
    }
  });
});
