import { describe, expect, test } from 'vitest';
import { model } from './profile';
import {
  allQuestions,
  askForSummary,
  button,
  filler,
  openLongTalk,
  questions,
  summaryStatus,
} from './summarizing';

describe('a summary on its way', () => {
  test('says how far it is, and stops', async () => {
    const talk = await openLongTalk();
    const { app } = talk.panel;
    await app.saveSettings(app.store.getState().conversationId, model.providerId, {
      model: { ...model, contextTokens: 2_200, outputLimit: 1_000 },
    });
    const first = await askForSummary(talk);
    await expect.element(summaryStatus(talk)).toMatchTextContent(/Summarizing 6 messages ….*Part 1 of \d/);
    first.say('Part.');
    first.end();
    const second = await talk.profile.provider.nextReply();
    await expect.element(summaryStatus(talk)).toMatchTextContent(/Part 2 of \d/);
    await button(talk, 'Stop summarizing').click();
    await expect.element(summaryStatus(talk)).not.toMatchTextContent(/Summarizing/);
    expect(second.signal.aborted).toBe(true);
    expect(questions(talk)).toEqual(allQuestions);
  });

  test('is refused when it is cut, and everything stays as it was', async () => {
    const talk = await openLongTalk();
    const reply = await askForSummary(talk);
    reply.say('Half a');
    reply.end('length');
    await expect
      .element(summaryStatus(talk))
      .toMatchTextContent(/so it was not taken\. Everything stayed as it was\./);
    expect(questions(talk)).toEqual(allQuestions);
    await button(talk, 'Try again').click();
    await expect
      .element(talk.panel.screen.getByRole('heading', { name: 'Summarize older turns' }))
      .toHaveFocus();
    await button(talk, 'Back').click();
    await button(talk, 'Dismiss').first().click();
    await expect.poll(() => summaryStatus(talk).element().textContent).toBe('');
  });

  test('is not taken when it is far too long twice', async () => {
    const talk = await openLongTalk();
    const reply = await askForSummary(talk, 3);
    reply.say(filler(250));
    reply.end();
    const shorter = await talk.profile.provider.nextReply();
    shorter.say(filler(249));
    shorter.end();
    await expect.element(summaryStatus(talk)).toMatchTextContent(/far too long, and so was its second try/);
    expect(questions(talk)).toEqual(allQuestions);
  });

  test('explains what the provider did', async () => {
    const talk = await openLongTalk();
    const reply = await askForSummary(talk);
    reply.fail({ kind: 'no-credit', host: 'api.anthropic.com' });
    await expect
      .element(summaryStatus(talk))
      .toMatchTextContent(/No credit left.*Everything stayed as it was\./);
    await expect.element(button(talk, 'Open settings')).toBeVisible();
    expect(questions(talk)).toEqual(allQuestions);
  });
});
