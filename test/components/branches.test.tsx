import { describe, expect, test } from 'vitest';
import { type Locator, page, userEvent } from 'vitest/browser';
import { textOf } from '@/lib/core/content';
import { articles, chooseFor, converse, newProfile, type Panel, type Profile } from './profile';

const editor = ({ screen }: Panel) => screen.getByRole('textbox', { name: 'Edit your message' });
const composer = ({ screen }: Panel) => screen.getByRole('textbox', { name: 'Message', exact: true });
const menuOf = (message: Locator) => message.getByRole('button', { name: 'More about this message' });

async function talk(...texts: string[]): Promise<{ profile: Profile; panel: Panel }> {
  const profile = newProfile();
  const panel = await profile.openReady();
  for (const text of texts) await converse(profile, panel, text, `Answer to ${text}`);
  return { profile, panel };
}

/** Answers the request that comes next. */
async function answer({ provider }: Profile, text: string): Promise<void> {
  const reply = await provider.nextReply();
  reply.say(text);
  reply.end();
}

/** The beginnings of what is shown, oldest first. */
async function expectShown(panel: Panel, ...texts: string[]): Promise<void> {
  const shown = panel.screen.getByRole('log').getByRole('article');
  await expect.element(shown).toHaveLength(texts.length);
  for (const [index, text] of texts.entries())
    await expect.element(shown.nth(index)).toMatchTextContent(new RegExp(`^${text}`));
}

describe('editing a message', () => {
  test('Enter sends the new words; the old ones are one arrow away', async () => {
    const { profile, panel } = await talk('One', 'Two');
    await chooseFor(articles(panel, 'You').first(), 'Edit');
    await expect.element(editor(panel)).toHaveFocus();
    await expect.element(editor(panel)).toHaveValue('One');
    await userEvent.keyboard(' and a half{Enter}');
    const reply = await profile.provider.nextReply();
    expect(reply.request.messages.map(({ content }) => textOf(content))).toEqual(['One and a half']);
    reply.say('One point five');
    reply.end();
    await expectShown(panel, 'One and a half', 'One point five');
    await expect.element(editor(panel)).not.toBeInTheDocument();
    await expect.element(composer(panel)).toHaveFocus();

    const question = articles(panel, 'You').first();
    await expect.element(question.getByRole('group', { name: 'Version 2 of 2' })).toBeVisible();
    await question.getByRole('button', { name: 'Previous version' }).click();
    await expectShown(panel, 'One', 'Answer to One', 'Two', 'Answer to Two');
    const arrow = articles(panel, 'You').first().getByRole('button', { name: 'Previous version' });
    await expect.element(arrow).toHaveFocus();
    await expect.element(arrow).toHaveAttribute('aria-disabled', 'true');
  });

  test('Escape leaves it as it was, keeps the words, and the focus goes back to the menu', async () => {
    const { panel } = await talk('One');
    const message = articles(panel, 'You').first();
    await chooseFor(message, 'Edit');
    await expect.element(editor(panel)).toHaveFocus();
    await userEvent.keyboard(' and more{Escape}');
    await expect.element(message).toMatchTextContent(/^One$/);
    await expect.element(menuOf(message)).toHaveFocus();
    await chooseFor(message, 'Edit');
    await expect.element(editor(panel)).toHaveValue('One and more');
    await panel.screen.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(editor(panel)).not.toBeInTheDocument();
  });

  test('the arrow up in an empty composer opens the last message, and Escape leads back', async () => {
    const { panel } = await talk('One', 'Two');
    await composer(panel).fill('Something');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(editor(panel)).not.toBeInTheDocument();
    await composer(panel).fill('');
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(editor(panel)).toHaveValue('Two');
    await expect.element(editor(panel)).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(composer(panel)).toHaveFocus();
  });

  test('without words there is nothing to send', async () => {
    const { profile, panel } = await talk('One');
    await chooseFor(articles(panel, 'You').first(), 'Edit');
    await editor(panel).fill(' ');
    const send = articles(panel, 'You').getByRole('button', { name: 'Send', exact: true });
    await expect.element(send).toBeDisabled();
    await userEvent.keyboard('{Enter}');
    expect(profile.provider.untaken()).toBe(0);
    await expect.element(editor(panel)).toBeVisible();
  });
});

test('where Enter makes new lines, Ctrl+Enter sends: in the composer and in the editor', async () => {
  const { profile, panel } = await talk('One');
  await panel.app.changeSettings(() => ({ sendKey: 'modifier-enter' }));
  await expect.poll(() => panel.app.store.getState().settings?.sendKey).toBe('modifier-enter');
  await composer(panel).fill('First');
  await userEvent.keyboard('{Enter}Second');
  await expect.element(composer(panel)).toHaveValue('First\nSecond');
  expect(profile.provider.untaken()).toBe(0);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await answer(profile, 'Both');
  await expect.element(articles(panel, 'Assistant').last()).toMatchTextContent(/^Both/);
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(editor(panel)).toHaveFocus();
  await userEvent.keyboard('{Enter}Third');
  await expect.element(editor(panel)).toHaveValue('First\nSecond\nThird');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await answer(profile, 'All three');
  await expect.element(articles(panel, 'Assistant').last()).toMatchTextContent(/^All three/);
});

describe('versions of a reply', () => {
  test('an older reply is made again from its menu, and each version keeps what follows it', async () => {
    const { profile, panel } = await talk('One', 'Two');
    await chooseFor(articles(panel, 'Assistant').first(), 'Regenerate');
    await answer(profile, 'Another answer');
    await expectShown(panel, 'One', 'Another answer');
    const reply = articles(panel, 'Assistant').first();
    await reply.getByRole('button', { name: 'Previous version' }).click();
    await expectShown(panel, 'One', 'Answer to One', 'Two', 'Answer to Two');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Tab}{Tab}{Enter}');
    await expectShown(panel, 'One', 'Another answer');
    await expect.element(reply.getByRole('button', { name: 'Next version' })).toHaveFocus();
  });

  test('while a reply is arriving they stay as they are', async () => {
    const { profile, panel } = await talk('One');
    await panel.screen.getByRole('button', { name: 'Regenerate' }).click();
    await answer(profile, 'Another answer');
    const reply = articles(panel, 'Assistant').first();
    await expect.element(reply.getByRole('group', { name: 'Version 2 of 2' })).toBeVisible();
    await composer(panel).fill('Two');
    await userEvent.keyboard('{Enter}');
    await profile.provider.nextReply();
    await expect
      .element(reply.getByRole('button', { name: 'Previous version' }))
      .toHaveAttribute('aria-disabled', 'true');
    await menuOf(articles(panel, 'You').first()).click();
    await expect.element(page.getByRole('menuitem', { name: 'Edit' })).toBeVisible();
    await expect.element(page.getByRole('menuitem', { name: 'Delete' })).not.toBeInTheDocument();
  });
});

test('a fork shows the conversation up to there, and leads back', async () => {
  const { panel } = await talk('One', 'Two');
  await chooseFor(articles(panel, 'Assistant').first(), 'Fork from here');
  await expectShown(panel, 'One', 'Answer to One');
  await expect.element(panel.screen.getByRole('heading', { name: 'One (fork)' })).toBeVisible();
  const notices = panel.screen.getByRole('status', { name: 'Notices' });
  await expect.element(notices).toMatchTextContent('This is a fork of “One”.');
  await notices.getByRole('button', { name: 'Back to it' }).click();
  await expectShown(panel, 'One', 'Answer to One', 'Two', 'Answer to Two');
  await expect.element(notices).toBeEmptyDOMElement();
});

describe('deleting a message', () => {
  test('takes it away, and Undo brings it back', async () => {
    const { panel } = await talk('One', 'Two');
    await chooseFor(articles(panel, 'You').last(), 'Delete');
    await expectShown(panel, 'One', 'Answer to One', 'Answer to Two');
    await panel.screen.getByRole('button', { name: 'Undo' }).click();
    await expectShown(panel, 'One', 'Answer to One', 'Two', 'Answer to Two');
  });

  test('the only one leaves an empty conversation, with the way back', async () => {
    const { panel } = await talk('One');
    await chooseFor(articles(panel, 'Assistant').first(), 'Delete');
    await chooseFor(articles(panel, 'You').first(), 'Delete');
    await expect.element(panel.screen.getByRole('heading', { name: 'What is on your mind?' })).toBeVisible();
    const undo = panel.screen.getByRole('button', { name: 'Undo' });
    await expect.element(undo).toHaveLength(2);
    // The newest stands first.
    await undo.first().click();
    await expectShown(panel, 'One');
  });
});

describe('copying from the menu', () => {
  test('a reply as Markdown, or as it reads without the marks; the user’s words as they are', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const copied: string[] = [];
    const { clipboard } = navigator;
    const writeText = clipboard.writeText.bind(clipboard);
    clipboard.writeText = async (text) => void copied.push(text);
    const markdown = '**Bold** and [a link](https://a.test/b)\n\n1. one\n- [x] done';
    await converse(profile, panel, 'My *words*', markdown);
    const reply = articles(panel, 'Assistant').first();
    await chooseFor(reply, 'Copy as Markdown');
    await expect.element(reply.getByRole('button', { name: 'Copied' })).toBeVisible();
    await expect.element(menuOf(reply)).toBeVisible();
    await chooseFor(reply, 'Copy as plain text');
    await expect.poll(() => copied.length).toBe(2);
    await chooseFor(articles(panel, 'You').first(), 'Copy');
    await expect
      .poll(() => copied)
      .toEqual([markdown, 'Bold and a link (https://a.test/b)\n\n1. one\n\n- [x] done', 'My *words*']);
    clipboard.writeText = writeText;
  });
});
