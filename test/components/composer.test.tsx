import { describe, expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { articles, converse, layouts, newProfile, type Panel, send, setWidth } from './profile';

function composerOf({ screen }: Panel) {
  return {
    field: screen.getByRole('textbox', { name: 'Message' }),
    sendButton: screen.getByRole('button', { name: 'Send' }),
    stopButton: screen.getByRole('button', { name: 'Stop' }),
  };
}

describe.for(layouts)('the composer, $layout', ({ width }) => {
  test('sends with Enter and makes a line with Shift+Enter', async () => {
    await setWidth(width);
    const profile = newProfile();
    const panel = await profile.openReady();
    const { field } = composerOf(panel);
    await field.click();
    await userEvent.keyboard('first line{Shift>}{Enter}{/Shift}second line');
    await expect.element(field).toHaveValue('first line\nsecond line');
    expect(profile.provider.untaken()).toBe(0);

    await userEvent.keyboard('{Enter}');
    const { request } = await profile.provider.nextReply();

    expect(request.messages).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'first line\nsecond line' }] },
    ]);
    await expect.element(articles(panel, 'You')).toHaveTextContent('first line second line');
    await expect.element(field).toHaveValue('');
    await expect.element(field).toHaveFocus();
  });

  test('grows with its text up to a limit, and shrinks again', async () => {
    await setWidth(width);
    const panel = await newProfile().openReady();
    const { field } = composerOf(panel);
    const height = () => field.element().getBoundingClientRect().height;
    const oneLine = height();

    await field.fill('one\ntwo\nthree');
    const lineHeight = Number.parseFloat(getComputedStyle(field.element()).lineHeight);
    expect(height()).toBeCloseTo(oneLine + 2 * lineHeight, 0);

    await field.fill('line\n'.repeat(200));
    expect(height()).toBe(200);
    expect(field.element().scrollHeight).toBeGreaterThan(200);

    await field.fill('one');
    expect(height()).toBe(oneLine);
  });
});

describe('the composer', () => {
  test.for(['', ' \n\t '])('does not send %j', async (text) => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const { field, sendButton } = composerOf(panel);
    await field.fill(text);
    await expect.element(sendButton).toBeDisabled();
    await userEvent.keyboard('{Enter}');
    await field.fill('Now there is something.');
    await sendButton.click();
    const { request } = await profile.provider.nextReply();
    expect(request.messages).toHaveLength(1);
    expect(profile.provider.untaken()).toBe(0);
  });

  test('leaves Enter to an input method that is composing', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const { field } = composerOf(panel);
    await field.click();
    await cdp().send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    await expect.element(field).toHaveValue('にほん');
    const composing: boolean[] = [];
    field.element().addEventListener('keydown', (event) => composing.push(isComposing(event)));
    await pressInInputMethod('Enter');
    expect(composing).toEqual([true]);
    await cdp().send('Input.insertText', { text: '日本' });
    await expect.element(field).toHaveValue('日本');

    await userEvent.keyboard('{Enter}');
    const { request } = await profile.provider.nextReply();
    expect(request.messages.map(({ content }) => content)).toEqual([[{ type: 'text', text: '日本' }]]);
    expect(profile.provider.untaken()).toBe(0);
  });

  test('leaves Escape to an input method that is composing', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const { field, stopButton } = composerOf(panel);
    const reply = await send(profile, panel, 'Tell me a story');
    await expect.element(stopButton).toBeVisible();
    await field.click();
    await cdp().send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    await pressInInputMethod('Escape');
    expect(reply.signal.aborted).toBe(false);
    await cdp().send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });

    await userEvent.keyboard('{Escape}');
    expect(reply.signal.aborted).toBe(true);
  });

  test('keeps a draft for each conversation', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const { screen } = panel;
    await converse(profile, panel, 'The first one', 'Yes.');
    const { field } = composerOf(panel);
    await field.fill('half a thought');
    await screen.getByRole('button', { name: 'New conversation' }).click();
    await expect.element(field).toHaveValue('');
    await field.fill('another thought');

    await screen.getByRole('button', { name: 'Conversations', exact: true }).click();
    await screen.getByRole('button', { name: 'The first one', exact: true }).click();
    await expect.element(field).toHaveValue('half a thought');
  });

  test.for(['the button', 'Escape'])('stops a reply with %s, and keeps what has arrived', async (way) => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const { field, sendButton, stopButton } = composerOf(panel);
    const reply = await send(profile, panel, 'Tell me a story');
    reply.say('Once upon a time');
    await expect.element(stopButton).toBeVisible();
    await expect.element(sendButton).not.toBeInTheDocument();

    if (way === 'Escape') {
      await field.click();
      await userEvent.keyboard('{Escape}');
    } else {
      await stopButton.click();
    }

    await expect.element(sendButton).toBeVisible();
    expect(reply.signal.aborted).toBe(true);
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('Once upon a time');
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('You stopped this reply.');
  });

  test('holds the next message back while a reply arrives', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const { field, sendButton } = composerOf(panel);
    const reply = await send(profile, panel, 'One');
    await field.fill('Two');
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveValue('Two');

    reply.say('Done.');
    reply.end();
    await expect.element(sendButton).toBeEnabled();
    expect(profile.provider.untaken()).toBe(0);
    await expect.element(articles(panel, 'You')).toHaveLength(1);
  });
});

/** A key as the page sees it when the input method takes it: with the code 229, and without a character. */
async function pressInInputMethod(key: string): Promise<void> {
  await cdp().send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 });
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: 229 });
}

function isComposing(event: Event): boolean {
  return event instanceof KeyboardEvent && event.isComposing;
}
