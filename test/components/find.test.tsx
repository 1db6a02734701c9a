import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeConversation } from '../bench/panel/made-conversations';
import { frame } from './frames';
import { articles, converse, model, newProfile, type Panel, send } from './profile';
import { openLongTalk, summarize } from './summarizing';

const fieldOf = ({ screen }: Panel) => screen.getByRole('textbox', { name: 'Find in this conversation' });
const placeOf = ({ screen }: Panel) => screen.getByRole('status', { name: 'Places found' });
const composerOf = ({ screen }: Panel) => screen.getByRole('textbox', { name: 'Message' });

async function openFind(panel: Panel): Promise<void> {
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(fieldOf(panel)).toHaveFocus();
}

/** The parts of the page that are marked under a name of the style sheet. */
function marked(name: 'found' | 'found-now'): Range[] {
  return Array.from(CSS.highlights.get(name) ?? [], (found) => {
    const range = new Range();
    range.setStart(found.startContainer, found.startOffset);
    range.setEnd(found.endContainer, found.endOffset);
    return range;
  });
}

const markedTexts = (name: 'found' | 'found-now') => marked(name).map(String);

/** The message in which the reader is, if its marked place is in sight. */
function messageInSight({ screen }: Panel): string | undefined {
  const [range] = marked('found-now');
  const box = screen.getByRole('log', { name: 'Messages' }).element().parentElement?.getBoundingClientRect();
  const place = range?.getBoundingClientRect();
  if (!range || !box || !place || place.height === 0) return undefined;
  if (place.top < box.top || place.bottom > box.bottom) return undefined;
  const row = range.startContainer.parentElement?.closest<HTMLElement>('[data-message]');
  return row?.textContent;
}

async function openTalk(): Promise<Panel> {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'Where is the Café?', 'The **caf**é is *in* the street.\n\n- CAFE one');
  await converse(profile, panel, 'And the tea house?', 'No cafe there, see `cafes()`.');
  return panel;
}

describe('find in the conversation', () => {
  test('counts and marks what is seen, in any spelling, and steps from one to the next', async () => {
    const panel = await openTalk();
    await openFind(panel);
    await userEvent.keyboard('CAFÉ');
    await expect.element(placeOf(panel)).toHaveTextContent('1 of 5');
    expect(markedTexts('found')).toEqual(['Café', 'café', 'CAFE', 'cafe', 'cafe']);
    expect(markedTexts('found-now')).toEqual(['Café']);
    await userEvent.keyboard('{Enter}{Enter}');
    await expect.element(placeOf(panel)).toHaveTextContent('3 of 5');
    expect(markedTexts('found-now')).toEqual(['CAFE']);
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}{F3}{F3}{F3}');
    await expect.element(placeOf(panel)).toHaveTextContent('5 of 5');
    await panel.screen.getByRole('button', { name: 'Next place' }).click();
    await expect.element(placeOf(panel)).toHaveTextContent('1 of 5');
    await panel.screen.getByRole('button', { name: 'Previous place' }).click();
    await expect.element(placeOf(panel)).toHaveTextContent('5 of 5');
    await expect.poll(() => messageInSight(panel)).toMatch(/^No cafe there/);
  });

  test('goes with Escape: without marks, the focus where it was, the place where it is', async () => {
    const panel = await openTalk();
    await expect.element(composerOf(panel)).toHaveFocus();
    await openFind(panel);
    await userEvent.keyboard('cafe');
    await expect.poll(() => messageInSight(panel)).toMatch(/^Where is the Café/);
    await userEvent.keyboard('{Escape}');
    await expect.element(composerOf(panel)).toHaveFocus();
    await expect.element(fieldOf(panel)).not.toBeInTheDocument();
    expect(CSS.highlights.size).toBe(0);
  });

  test('says that nothing is found, and does not look into folded thinking', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Think');
    reply.give({
      type: 'content',
      content: [
        { type: 'thinking', thinking: 'A secret thought' },
        { type: 'text', text: 'An answer' },
      ],
    });
    reply.end();
    await articles(panel, 'Assistant').getByRole('button', { name: 'Regenerate' }).findElement();
    await openFind(panel);
    await userEvent.keyboard('secret');
    await expect.element(placeOf(panel)).toHaveTextContent('Nothing found');
    await expect.element(panel.screen.getByRole('button', { name: 'Next place' })).toBeDisabled();
    await fieldOf(panel).fill('answer');
    await expect.element(placeOf(panel)).toHaveTextContent('1 of 1');
  });

  test('leads to messages that are not in the page, and leaves the focus in the field', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const textOf = (index: number) =>
      `Message ${index}.\n\n${'A paragraph to take up room. '.repeat(index % 9)}`;
    await profile.store([makeConversation({ id: 'long', messageCount: 600, model, textOf, startedAt: 0 })]);
    await panel.app.openConversation('long');
    await expect.element(articles(panel, 'Assistant').last()).toMatchTextContent('Message 599');
    await openFind(panel);
    await userEvent.keyboard('message 7.');
    await expect.element(placeOf(panel)).toHaveTextContent('1 of 1');
    await expect.poll(() => messageInSight(panel)).toMatch(/^Message 7\./);
    await expect.element(fieldOf(panel)).toHaveFocus();
    await fieldOf(panel).fill('message 5');
    await expect.element(placeOf(panel)).toHaveTextContent('2 of 111');
    await expect.poll(() => messageInSight(panel)).toMatch(/^Message 50\./);
    await userEvent.keyboard('{Shift>}{Enter}{Enter}{/Shift}');
    await expect.poll(() => messageInSight(panel)).toMatch(/^Message 599\./);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => messageInSight(panel)).toMatch(/^Message 5\./);
    await expect.element(fieldOf(panel)).toHaveFocus();
  });

  test('leads to a place in the middle of a very long message', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const lines = Array.from({ length: 300 }, (_, line) => `Line ${line} is here.`);
    await converse(profile, panel, 'Many lines', lines.join('\n\n'));
    await openFind(panel);
    await userEvent.keyboard('line 150 ');
    await expect.poll(() => messageInSight(panel)).toMatch(/Line 150 /);
  });

  test('looks behind a summary, and unfolds it', async () => {
    const talk = await openLongTalk();
    await summarize(talk, 'A summary');
    await openFind(talk.panel);
    await userEvent.keyboard('4711');
    await expect.element(placeOf(talk.panel)).toHaveTextContent('1 of 1');
    await expect.poll(() => messageInSight(talk.panel)).toMatch(/^My locker is number 4711/);
  });

  test('finds what is on the branch that is shown, and follows it', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    await converse(profile, panel, 'Say something', 'A fox and a fox');
    await panel.screen.getByRole('button', { name: 'Regenerate' }).click();
    const second = await profile.provider.nextReply();
    second.say('One fox');
    second.end();
    await expect.element(panel.screen.getByRole('group', { name: 'Version 2 of 2' })).toBeVisible();
    await openFind(panel);
    await userEvent.keyboard('fox');
    await expect.element(placeOf(panel)).toHaveTextContent('1 of 1');
    await panel.screen.getByRole('button', { name: 'Previous version' }).click();
    await expect.element(placeOf(panel)).toHaveTextContent('2 of 2');
    await expect.poll(() => markedTexts('found')).toEqual(['fox', 'fox']);
  });

  test('counts on while a reply grows, and the list stays where it is', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    await converse(profile, panel, 'A heron', 'Yes.\n\n'.repeat(40));
    const reply = await send(profile, panel, 'Go on');
    reply.say('One heron');
    await openFind(panel);
    await userEvent.keyboard('heron');
    await expect.element(placeOf(panel)).toMatchTextContent(/of 2/);
    await frame();
    await frame();
    const box = panel.screen.getByRole('log', { name: 'Messages' }).element().parentElement;
    const top = box?.scrollTop;
    const place = placeOf(panel).element().textContent.split(' ')[0];
    reply.say(`One heron${'\n\nAnother heron'.repeat(60)}`);
    await expect.element(placeOf(panel)).toHaveTextContent(`${place} of 62`);
    await expect.poll(() => marked('found').length).toBe(62);
    expect(box?.scrollTop).toBe(top);
    reply.end();
  });

  test('is opened from the menu, and gives the focus back to it', async () => {
    const panel = await openTalk();
    await panel.screen.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Find in this conversation' }).click();
    await expect.element(fieldOf(panel)).toHaveFocus();
    await userEvent.keyboard('cafe');
    await openFind(panel);
    await panel.screen.getByRole('button', { name: 'Close the field' }).click();
    await expect.element(panel.screen.getByRole('button', { name: 'More', exact: true })).toHaveFocus();
  });

  test('leaves the keys to the browser where there are no messages', async () => {
    await newProfile().openReady();
    const press = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true });
    expect(document.body.dispatchEvent(press)).toBe(true);
  });
});
