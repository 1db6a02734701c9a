import { describe, expect, test } from 'vitest';
import { chooseFor, converse, send } from './profile';
import { button, card, filler, openLongTalk, originals, summarize, type Talk, wordsOf } from './summarizing';

const missing = ({ panel }: Talk) => panel.screen.getByRole('region', { name: 'What is missing' });

describe('what a summary lost', () => {
  test('is counted, listed, found in its message and pinned', async () => {
    const talk = await openLongTalk();
    await summarize(talk, 'On 2026-03-14 nothing happened.');
    await expect.element(card(talk)).toMatchTextContent(/2 details are not in it · What is missing/);
    await button(talk, 'What is missing').click();
    await expect.element(missing(talk).getByRole('list', { name: /^Numbers/ })).toMatchTextContent(/4711/);
    await expect
      .element(missing(talk).getByRole('list', { name: /^Wishes/ }))
      .toMatchTextContent(/Never tell my brother/);
    expect(missing(talk).getByText('2026-03-14').query()).toBeNull();

    await missing(talk).getByRole('button', { name: /^4711/ }).click();
    const message = originals(talk).getByRole('article', { name: 'You' }).first().element();
    await expect.poll(() => document.activeElement?.contains(message)).toBe(true);
    expect(document.activeElement).not.toBe(document.body);
    await expect.element(originals(talk).getByRole('article', { name: 'You' }).first()).toBeInViewport();

    await chooseFor(originals(talk).getByRole('article', { name: 'You' }).first(), 'Exclude');
    await expect.element(card(talk)).toMatchTextContent(/Nothing found missing/);
    await chooseFor(originals(talk).getByRole('article', { name: 'You' }).first(), 'Include');

    await missing(talk).getByRole('button', { name: 'Pin: 4711' }).click();
    await expect.element(missing(talk).getByRole('button', { name: 'Pinned: 4711' })).toBeVisible();
    await expect.element(card(talk)).toMatchTextContent(/What is not in it is pinned/);
    const { request } = await send(talk.profile, talk.panel, 'Five');
    expect(wordsOf(request)).toContain('number 4711');
  });

  test('is nothing when the summary has it all', async () => {
    const talk = await openLongTalk();
    await summarize(talk, 'Locker 4711, 2026-03-14. Never tell the brother about it.');
    await expect.element(card(talk)).toMatchTextContent(/Nothing found missing/);
    await button(talk, 'What is missing').click();
    await expect.element(missing(talk)).toMatchTextContent(/^Nothing found missing/);
  });

  test('shows long lists in steps', async () => {
    const talk = await openLongTalk();
    const numbers = Array.from({ length: 70 }, (_, index) => `${1000 + index}`).join(', ');
    await converse(talk.profile, talk.panel, `Keep ${numbers}`, filler(150));
    await converse(talk.profile, talk.panel, 'Last', 'Yes');
    await summarize(talk, 'Locker 4711, 2026-03-14. Never tell the brother about it.');
    await button(talk, 'What is missing').click();
    const items = missing(talk)
      .getByRole('list', { name: /^Numbers/ })
      .getByRole('listitem');
    await expect.poll(() => items.elements().length).toBe(50);
    await missing(talk)
      .getByRole('button', { name: /^Show more/ })
      .click();
    await expect.poll(() => items.elements().length).toBe(70);
  });
});
