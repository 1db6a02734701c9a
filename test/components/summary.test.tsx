import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { whenStill } from './frames';
import { articles, chooseFor, converse, send } from './profile';
import {
  allQuestions,
  askForSummary,
  button,
  card,
  filler,
  openLongTalk,
  originals,
  questions,
  summarize,
  type Talk,
  wordsOf,
} from './summarizing';

const editor = ({ panel }: Talk) => panel.screen.getByRole('textbox', { name: 'Summary text' });

describe('a summary', () => {
  test('takes the place of its messages, in the list and in the next request', async () => {
    const talk = await openLongTalk();
    expect(questions(talk)).toEqual(allQuestions);
    const { request } = await summarize(talk, 'The user has **locker 4711**.');
    expect(wordsOf(request)).toContain('Write a summary of');
    await expect.element(card(talk)).toMatchTextContent(/^Summary of 6 messagesClaude Test · /);
    expect(card(talk).element().querySelector('strong')?.textContent).toBe('locker 4711');
    expect(questions(talk)).toEqual(['Question Four']);

    const next = await send(talk.profile, talk.panel, 'Which locker?');
    expect(wordsOf(next.request)).toContain('locker 4711');
    expect(wordsOf(next.request)).not.toContain('Question Two');
    expect(wordsOf(next.request)).toContain('Question Four');
  });

  test('leaves the reader where they are, at the end and further up', async () => {
    const talk = await openLongTalk();
    const log = talk.panel.screen.getByRole('log');
    const kept = articles(talk.panel, 'Assistant').last();
    const box = () => (log.element().parentElement ?? document.body).getBoundingClientRect();
    /** How far the last message's lower edge is below that of the list. */
    const overhang = () => Math.round(kept.element().getBoundingClientRect().bottom - box().bottom);
    const atEnd = await whenStill(overhang);
    const reply = await askForSummary(talk);
    await expect.poll(overhang).toBe(atEnd);
    reply.say('Short.');
    reply.end();
    await expect.element(card(talk)).toBeInTheDocument();
    await expect.poll(overhang).toBe(atEnd);

    await button(talk, 'Undo').last().click();
    await expect.poll(() => questions(talk)).toEqual(allQuestions);
    const again = await askForSummary(talk, 2);
    const third = articles(talk.panel, 'You').nth(2).element();
    third.scrollIntoView({ block: 'start' });
    const top = await whenStill(() => third.getBoundingClientRect().top);
    again.say('Short again.');
    again.end();
    await expect.element(card(talk)).toBeInTheDocument();
    expect(third.isConnected).toBe(true);
    expect(Math.abs(third.getBoundingClientRect().top - top)).toBeLessThan(1.5);
  });

  test('opens to its originals, each with its own buttons, and closes again', async () => {
    const talk = await openLongTalk();
    await summarize(talk, 'Short.');
    await button(talk, 'Show originals').click();
    await expect.element(originals(talk).first()).toBeVisible();
    expect(questions(talk)).toEqual(allQuestions);
    const first = originals(talk).getByRole('article', { name: 'You' }).first();
    await chooseFor(first, 'Pin');
    await expect.element(first.getByText('Pinned')).toBeVisible();
    const { request } = await send(talk.profile, talk.panel, 'Five');
    expect(wordsOf(request)).toContain('number 4711');
    await button(talk, 'Hide originals').click();
    await expect.poll(() => questions(talk)).toEqual(['Question Four', 'Five']);
  });

  test('stays where it is when it is opened at the end of the list', async () => {
    const talk = await openLongTalk();
    await converse(talk.profile, talk.panel, 'Five', 'Answer Five');
    await summarize(talk, 'Short.');
    await expect.poll(() => questions(talk)).toEqual(['Five']);
    const top = () => card(talk).element().getBoundingClientRect().top;
    const before = await whenStill(top);
    await button(talk, 'Show originals').click();
    await expect.element(originals(talk).first()).toBeVisible();
    expect(await whenStill(top)).toBe(before);
    await expect.element(button(talk, 'Go to the newest message')).toBeVisible();
    await button(talk, 'Hide originals').click();
    await expect.poll(() => button(talk, 'Go to the newest message').query()).toBeNull();
    const reply = await send(talk.profile, talk.panel, 'Six');
    reply.say(filler(200));
    reply.end();
    const list = talk.panel.screen.getByRole('log').element().parentElement ?? document.body;
    await expect.poll(() => list.scrollTop).toBeGreaterThan(300);
    await expect.poll(() => list.scrollHeight - list.clientHeight - list.scrollTop).toBeLessThan(2);
  });

  test('is edited in place, and the draft outlives a look elsewhere', async () => {
    const talk = await openLongTalk();
    await summarize(talk, 'Short.');
    await button(talk, 'Edit').click();
    await expect.element(editor(talk)).toHaveFocus();
    await editor(talk).fill('My own words.');
    await converse(talk.profile, talk.panel, 'Five', 'Answer Five');
    await button(talk, 'What is sent').first().click();
    await button(talk, 'Back').click();
    await expect.element(editor(talk)).toHaveValue('My own words.');
    await button(talk, 'Save').click();
    await expect.element(card(talk).getByText('My own words.')).toBeVisible();
    await expect.element(card(talk)).toMatchTextContent(/edited by you/);
    await expect.element(button(talk, 'Edit')).toHaveFocus();

    await button(talk, 'Edit').click();
    await editor(talk).fill('Something else');
    await userEvent.keyboard('{Escape}');
    await expect.element(card(talk).getByText('My own words.')).toBeVisible();
    await button(talk, 'Edit').click();
    await expect.element(editor(talk)).toHaveValue('My own words.');
    await editor(talk).fill(' ');
    await expect.element(button(talk, 'Save')).toBeDisabled();
    await button(talk, 'Cancel').click();
    const { request } = await send(talk.profile, talk.panel, 'Six');
    expect(wordsOf(request)).toContain('My own words.');
  });

  test('is undone, and the undoing too', async () => {
    const talk = await openLongTalk();
    await summarize(talk, 'Short.');
    await button(talk, 'Undo the summary').click();
    await expect.poll(() => questions(talk)).toEqual(allQuestions);
    await expect.element(talk.panel.screen.getByRole('log').element().parentElement).toHaveFocus();
    expect(card(talk).query()).toBeNull();
    await button(talk, 'Undo').last().click();
    await expect.element(card(talk)).toMatchTextContent(/Short\./);
    expect(questions(talk)).toEqual(['Question Four']);
  });

  test('is made again from the originals', async () => {
    const talk = await openLongTalk();
    await summarize(talk, 'First try.');
    await button(talk, 'Make again from the originals').click();
    const again = await talk.profile.provider.nextReply();
    expect(wordsOf(again.request)).toContain('Question Two');
    expect(wordsOf(again.request)).not.toContain('First try.');
    await expect.element(button(talk, 'Make again from the originals')).toBeDisabled();
    again.say('Second try.');
    again.end();
    await expect.element(card(talk)).toMatchTextContent(/Second try\./);
    expect(card(talk).elements()).toHaveLength(1);
  });

  test('says that it is out of date when a message of it is excluded, and is made again', async () => {
    const talk = await openLongTalk();
    await summarize(talk, 'Short.');
    expect(card(talk).getByRole('note').query()).toBeNull();
    await button(talk, 'Show originals').click();
    await chooseFor(originals(talk).getByRole('article', { name: 'You' }).nth(1), 'Exclude');
    await expect
      .element(card(talk).getByRole('note'))
      .toMatchTextContent(/Out of date: it still tells of a message/);
    await card(talk).getByRole('note').getByRole('button', { name: 'Make again' }).click();
    const again = await talk.profile.provider.nextReply();
    expect(wordsOf(again.request)).not.toContain('Question Two');
    again.say('Shorter.');
    again.end();
    await expect.element(card(talk)).toMatchTextContent(/^Summary of 5 messages.*Shorter\./);
    expect(card(talk).getByRole('note').query()).toBeNull();
  });
});
