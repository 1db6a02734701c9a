import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { converse, model } from './profile';
import {
  button,
  filler,
  keepField,
  openLongTalk,
  openPlan,
  summarize,
  summaryStatus,
  type Talk,
} from './summarizing';

const plan = ({ panel }: Talk) => panel.screen.getByRole('region', { name: 'Plan' });

describe('the plan of a summary', () => {
  test('shows what it would do and cost, and follows the number of turns', async () => {
    const talk = await openLongTalk();
    await openPlan(talk);
    await expect.element(keepField(talk)).toHaveValue(3);
    await keepField(talk).fill('4');
    await expect
      .element(talk.panel.screen.getByText(/all turns of this conversation are kept/))
      .toBeVisible();
    expect(button(talk, 'Summarize').query()).toBeNull();

    await keepField(talk).fill('1');
    await expect
      .element(plan(talk))
      .toMatchTextContent(/3 turns, 6 messages: from “My locker is number 4711/);
    await expect.element(plan(talk)).toMatchTextContent(/to “Answer Three and so on/);
    await expect
      .element(plan(talk))
      .toMatchTextContent(/Beforeabout [12],\d00 tokensAfterabout \d{3} tokens/);
    await expect
      .element(plan(talk))
      .toMatchTextContent(/About \d[\d,]+ tokens in, about \d[\d,]+ of them from/);
    await expect.element(plan(talk)).toMatchTextContent(/It pays back after about \d+ turns?\./);

    await keepField(talk).fill('3');
    await expect.element(plan(talk)).toMatchTextContent(/1 turn, 2 messages: from “My locker/);
    await keepField(talk).fill('');
    await expect.element(keepField(talk)).toHaveAttribute('aria-invalid', 'true');
    await expect.element(button(talk, 'Summarize')).toBeDisabled();
  });

  test('says what of the kept turns will not be sent', async () => {
    const talk = await openLongTalk();
    const { app } = talk.panel;
    const id = app.store.getState().conversationId;
    await app.setPolicy(id, { mode: 'summary', automatic: 'off', ceilingTokens: 1_200 });
    await openPlan(talk);
    await keepField(talk).fill('3');
    await expect
      .element(plan(talk))
      .toMatchTextContent(/Of what you keep, \d older messages will not be sent/);
    await keepField(talk).fill('1');
    await expect.element(plan(talk)).not.toMatchTextContent(/Of what you keep/);
  });

  test('names the price where it is known', async () => {
    const talk = await openLongTalk();
    const { app } = talk.panel;
    await openPlan(talk);
    await keepField(talk).fill('1');
    await expect.element(plan(talk)).toMatchTextContent(/price not known/);
    await app.saveSettings(app.store.getState().conversationId, model.providerId, {
      model: { ...model, userPrices: { input: 3, output: 15 } },
    });
    await expect.element(plan(talk)).toMatchTextContent(/about \$0\.\d+/);
  });

  test('lets another model of the provider write, asked for its list only when it is wanted', async () => {
    const talk = await openLongTalk();
    let asked = 0;
    talk.profile.provider.answerModels(async () => {
      asked += 1;
      return [{ id: 'claude-small', name: 'Claude Small' }];
    });
    await openPlan(talk);
    await keepField(talk).fill('1');
    const writer = talk.panel.screen.getByRole('combobox', { name: 'Written by' });
    await expect.element(writer).toHaveDisplayValue('Claude Test (this conversation’s)');
    expect(asked).toBe(0);
    await writer.selectOptions('Other models …');
    await writer.getByRole('option', { name: 'Claude Small' }).findElement();
    await writer.selectOptions('Claude Small');
    await button(talk, 'Summarize').click();
    const { request } = await talk.profile.provider.nextReply();
    expect(request.model).toBe('claude-small');
    expect(request.messages).toHaveLength(1);
    await openPlan(talk);
    await expect.element(writer).toHaveDisplayValue('Claude Small');
    await expect.element(keepField(talk)).toHaveValue(1);
  });

  test('is opened from the line of what is not sent, and from the view of what is sent', async () => {
    const talk = await openLongTalk();
    const { app, screen } = talk.panel;
    await app.setPolicy(app.store.getState().conversationId, { mode: 'last-turns', turns: 1 });
    await button(talk, 'Summarize…').click();
    const heading = screen.getByRole('heading', { name: 'Summarize older turns' });
    await expect.element(heading).toHaveFocus();
    await button(talk, 'Back').click();
    await button(talk, 'What is sent').first().click();
    await button(talk, 'Summarize older turns').click();
    await expect.element(heading).toHaveFocus();
  });

  test('is opened from beside the meter as soon as there are more turns than are kept', async () => {
    const talk = await openLongTalk();
    const beside = button(talk, 'Summarize older turns');
    await expect.element(beside).not.toBeInTheDocument();
    await summarize(talk, 'The locker is 4711.', 3);
    await expect.element(beside).not.toBeInTheDocument();
    await converse(talk.profile, talk.panel, 'One more', 'Yes');
    await beside.click();
    await expect
      .element(talk.panel.screen.getByRole('heading', { name: 'Summarize older turns' }))
      .toHaveFocus();
  });

  test('says when a summary stands for all older turns already', async () => {
    const talk = await openLongTalk();
    await summarize(talk, 'The locker is 4711.');
    await openPlan(talk);
    await keepField(talk).fill('2');
    await expect.element(talk.panel.screen.getByText(/To keep more turns, undo it first/)).toBeVisible();
  });
});

describe('the offer of a summary', () => {
  const offer = /Older messages are left out now, or soon/;

  async function openTight(): Promise<Talk> {
    const talk = await openLongTalk();
    const { app } = talk.panel;
    const policy = { mode: 'summary', automatic: 'ask', ceilingTokens: 2_000 } as const;
    await app.setPolicy(app.store.getState().conversationId, policy);
    await expect.element(summaryStatus(talk)).toMatchTextContent(offer);
    return talk;
  }

  test('leads to the plan', async () => {
    const talk = await openTight();
    await summaryStatus(talk).getByRole('button', { name: 'Summarize…' }).click();
    await expect.element(plan(talk)).toBeVisible();
    await expect
      .element(talk.panel.screen.getByRole('heading', { name: 'Summarize older turns' }))
      .toHaveFocus();
  });

  test('is gone after "Not now" until more turns are due', async () => {
    const talk = await openTight();
    await button(talk, 'Not now').click();
    await expect.poll(() => summaryStatus(talk).element().textContent).toBe('');
    await button(talk, 'Settings').click();
    await button(talk, 'Back').click();
    await expect.poll(() => summaryStatus(talk).element().textContent).toBe('');
    await converse(talk.profile, talk.panel, 'Five', `Answer Five ${filler(400)}`);
    await expect.element(summaryStatus(talk)).toMatchTextContent(offer);
  });

  test('is not made where nobody wants to be asked', async () => {
    const talk = await openTight();
    const { app } = talk.panel;
    const policy = { mode: 'summary', automatic: 'off', ceilingTokens: 2_000 } as const;
    await app.setPolicy(app.store.getState().conversationId, policy);
    await expect.poll(() => summaryStatus(talk).element().textContent).toBe('');
    await expect.element(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  });
});
