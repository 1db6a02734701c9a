import { describe, expect, test, vi } from 'vitest';
import { textOf } from '@/lib/core/content';
import type { ReplyRequest } from '@/lib/core/provider';
import { articles, chooseModel, converse, newProfile, type Panel, send } from './profile';

const button = ({ screen }: Panel, name: string) => screen.getByRole('button', { name, exact: true });

/** What was said in a request, by role. */
const said = ({ messages }: ReplyRequest) => messages.map(({ role, content }) => [role, textOf(content)]);

describe('how a reply ends', () => {
  test('at its length limit: Continue asks for the rest', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Write a lot');
    reply.say('The beginning');
    reply.end('length');
    await expect
      .element(articles(panel, 'Assistant'))
      .toMatchTextContent('The reply reached its length limit.');

    await button(panel, 'Continue').click();
    const { request } = await profile.provider.nextReply();
    expect(said(request)).toEqual([
      ['user', 'Write a lot'],
      ['assistant', 'The beginning'],
      ['user', expect.stringContaining('Continue exactly where it stopped')],
    ]);
    await expect.element(button(panel, 'Continue')).not.toBeInTheDocument();
  });

  test('continued, even in the middle of code: it is one reply, to read, to copy and to make again', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'Write code');
    reply.say('Look:\n\n```js\nconst one = 1;\nconst tw');
    reply.end('length');
    await button(panel, 'Continue').click();
    const rest = await profile.provider.nextReply();
    const article = articles(panel, 'Assistant');
    await expect.element(article).toHaveLength(1);
    await expect.element(article).not.toMatchTextContent('length limit');
    rest.say('o = 2;\n```\n\nDone.');
    rest.end();
    await expect.element(article).toMatchTextContent(/const one = 1;\s*const two = 2;.*Done\./s);
    expect(article.element().querySelectorAll('pre')).toHaveLength(1);
    await expect.element(articles(panel, 'You')).toHaveLength(1);

    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await button(panel, 'Copy').last().click();
    expect(writeText).toHaveBeenCalledExactlyOnceWith(
      'Look:\n\n```js\nconst one = 1;\nconst two = 2;\n```\n\nDone.',
    );

    await panel.app.findHere();
    await panel.screen.getByRole('textbox', { name: 'Find in this conversation' }).fill('two = 2');
    await expect
      .element(panel.screen.getByRole('status', { name: 'Places found' }))
      .toHaveTextContent('1 of 1');
    panel.app.endFind();
    writeText.mockRestore();

    await button(panel, 'Regenerate').click();
    const { request } = await profile.provider.nextReply();
    expect(said(request)).toEqual([['user', 'Write code']]);
  });

  test('whole: Regenerate asks once more and shows the new reply in its place', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    await converse(profile, panel, 'Say a number', 'One');
    await expect.element(panel.screen.getByRole('alert')).not.toBeInTheDocument();
    await button(panel, 'Regenerate').click();
    const second = await profile.provider.nextReply();
    expect(said(second.request)).toEqual([['user', 'Say a number']]);
    second.say('Two');
    second.end();
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent(/^Two/);
    await expect.element(articles(panel, 'Assistant')).toHaveLength(1);
  });

  test('stopped before its first word: Regenerate, and nothing to continue', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    await send(profile, panel, 'Hello?');
    await button(panel, 'Stop').click();
    await expect
      .element(articles(panel, 'Assistant'))
      .toMatchTextContent('You stopped this reply before it began.');
    await expect.element(button(panel, 'Continue')).not.toBeInTheDocument();
    await button(panel, 'Regenerate').click();
    const { request } = await profile.provider.nextReply();
    expect(said(request)).toEqual([['user', 'Hello?']]);
  });

  test('stopped in the middle: Continue goes on', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'A story, please');
    reply.say('Once upon');
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('Once upon');
    await button(panel, 'Stop').click();
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('You stopped this reply.');
    await button(panel, 'Continue').click();
    const { request } = await profile.provider.nextReply();
    expect(said(request).slice(0, 2)).toEqual([
      ['user', 'A story, please'],
      ['assistant', 'Once upon'],
    ]);
  });

  test('interrupted: what had arrived is there, with Continue and Regenerate', async () => {
    const profile = newProfile();
    // A window that is gone: it holds no lock, and nothing more of it is stored.
    const gone = await profile.openApp({
      locks: {
        tryHold: async (_name, _patience, task) => ({ held: true, value: await task() }),
        hold: () => new Promise(() => {}),
      },
    });
    await chooseModel(gone);
    void gone.send('Are you there?');
    const reply = await profile.provider.nextReply();
    const isJournalled = new Promise<void>((resolve) => {
      gone.watchJournal(gone.store.getState().conversationId, (contents) => {
        if ([...contents.values()].some((content) => textOf(content) === 'I was about to')) resolve();
      });
    });
    reply.say('I was about to');
    await isJournalled;

    const panel = await profile.open();
    const article = articles(panel, 'Assistant');
    await expect.element(article).toMatchTextContent(/^I was about to/);
    await expect
      .element(article)
      .toMatchTextContent('Interrupted: the panel closed while this reply was arriving.');
    await expect.element(button(panel, 'Continue')).toBeVisible();
    await expect.element(button(panel, 'Regenerate')).toBeVisible();
    await expect.element(button(panel, 'Send')).toBeVisible();
  });
});
