import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { requestJson } from '@/lib/app/request-json';
import { frame, watchFrames } from './frames';
import {
  back,
  field,
  meterOf,
  openTrimmed,
  openView,
  openWithWindow,
  reasons,
  rows,
  words,
} from './inspecting';
import { setPreferences } from './media';
import { articles, converse, layouts, model, newProfile, send, setWidth } from './profile';

describe('the context meter', () => {
  test('says how much would be sent, with the draft, and of how much', async () => {
    const { panel } = await openWithWindow(193_000);
    const meter = meterOf(panel);
    await expect.element(meter).toHaveAttribute('aria-valuemax', '192000');
    await expect.element(meter).toHaveAttribute('aria-valuemin', '0');
    await expect
      .element(meter)
      .toHaveAttribute(
        'aria-valuetext',
        expect.stringMatching(/^about \d+ of 192,000 tokens, 1 message, price not known$/),
      );
    const before = Number(meter.element().getAttribute('aria-valuenow'));
    await field(panel).fill(words(500));
    await expect.element(meter).toMatchTextContent(/^about \d(\.\d)?k tokens$/);
    expect(Number(meter.element().getAttribute('aria-valuenow'))).toBeGreaterThan(before + 500);
  });

  test('goes up to the ceiling that the user has set, and says whose limit that is', async () => {
    const { panel } = await openWithWindow(193_000);
    const { conversationId } = panel.app.store.getState();
    await panel.app.setPolicy(conversationId, { mode: 'budget', ceilingTokens: 5_000 });
    const meter = meterOf(panel);
    await expect.element(meter).toHaveAttribute('aria-valuemax', '5000');
    await expect
      .element(meter)
      .toHaveAttribute(
        'aria-valuetext',
        expect.stringContaining('the most that this conversation’s setting sends'),
      );
  });

  test('opens a view that says from its first frame what has just been typed', async () => {
    const { profile, panel } = await openWithWindow(193_000);
    await converse(profile, panel, 'Hello', 'Hi');
    await openView(panel);
    await back(panel);
    panel.app.setDraft('Who am I?');
    await frame();
    await frame();
    let first: string | undefined;
    watchFrames(() => {
      first ??= rows(panel).query()?.textContent;
    });
    panel.app.showView('what-is-sent');
    await expect.poll(() => first).toBeDefined();
    expect(first).toContain('Who am I?');
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
      .toHaveAttribute(
        'aria-valuetext',
        expect.stringMatching(/^about \d+ tokens, 1 message, price not known$/),
      );
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

  test('gives each message its reason', async () => {
    const { panel } = await openTrimmed();
    await openView(panel);
    expect(reasons(panel)).toEqual(['Sent', 'Sent', 'Trimmed', 'Trimmed', 'Trimmed', 'Trimmed']);
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
    const json = panel.screen.getByRole('region', { name: 'Request in JSON' });
    await expect.poll(() => json.element().textContent).toContain('Four');
    const shown = json.element().textContent;
    await back(panel);
    const { request } = await send(profile, panel, 'Four');
    expect(request.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(shown).toBe(requestJson(model, request));
  });

  test('has the same request for the first message of a conversation', async () => {
    const { profile, panel } = await openWithWindow(193_000);
    await field(panel).fill('First');
    await openView(panel);
    await panel.screen.getByRole('button', { name: 'The exact request' }).click();
    const json = panel.screen.getByRole('region', { name: 'Request in JSON' });
    await expect.poll(() => json.element().textContent).toContain('First');
    const shown = json.element().textContent;
    await back(panel);
    const { request } = await send(profile, panel, 'First');
    expect(shown).toBe(requestJson(model, request));
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
