import { describe, expect, test } from 'vitest';
import { articles, converse, newProfile, send } from './profile';

/** Two windows that show the same conversation, which has one turn. */
async function openBoth() {
  const profile = newProfile();
  const first = await profile.openReady();
  await converse(profile, first, 'Hello', 'Hello to you');
  const second = await profile.open();
  await expect.element(articles(second, 'You')).toHaveTextContent('Hello');
  return { profile, first, second };
}

describe('two windows with one conversation', () => {
  test('show the same reply while it arrives, and after it', async () => {
    const { profile, first, second } = await openBoth();
    const reply = await send(profile, first, 'Tell me more');
    await expect.element(articles(second, 'You').last()).toHaveTextContent('Tell me more');
    await expect.element(second.screen.getByText('Another window is receiving this reply.')).toBeVisible();
    reply.say('There is so much');
    await expect.element(articles(second, 'Assistant').last()).toMatchTextContent('There is so much');
    reply.say('There is so much to say');
    reply.end();
    for (const { screen } of [first, second]) {
      const last = articles({ screen }, 'Assistant').last();
      await expect.element(last).toMatchTextContent('There is so much to say');
      await expect.element(last.getByRole('button', { name: 'Regenerate' })).toBeVisible();
    }
    await expect
      .element(second.screen.getByText('Another window is receiving this reply.'))
      .not.toBeInTheDocument();
  });

  test('cannot both send: the other one has to wait, and can send then', async () => {
    const { profile, first, second } = await openBoth();
    const reply = await send(profile, first, 'First');
    const field = second.screen.getByRole('textbox', { name: 'Message' });
    const button = second.screen.getByRole('button', { name: 'Send' });
    await expect.element(articles(second, 'You').last()).toHaveTextContent('First');
    await field.fill('Second');
    await expect.element(button).toBeDisabled();
    await expect.element(second.screen.getByRole('button', { name: 'Stop' })).not.toBeInTheDocument();
    reply.say('Done');
    reply.end();
    await button.click();
    const { request } = await profile.provider.nextReply();
    expect(request.messages).toHaveLength(5);
    await expect.element(articles(first, 'You').last()).toHaveTextContent('Second');
  });

  test('show a new title in both', async () => {
    const { first, second } = await openBoth();
    await first.app.renameConversation(first.app.store.getState().conversationId, 'Greetings');
    for (const { screen } of [first, second]) {
      await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Greetings');
    }
  });

  test('show the settings that one of them saved', async () => {
    const profile = newProfile();
    const first = await profile.open();
    const second = await profile.open();
    await second.screen.getByRole('button', { name: 'Anthropic', exact: true }).click();
    await second.screen.getByRole('combobox', { name: 'Model' }).fill('claude-test');
    await second.screen.getByRole('button', { name: 'Save' }).click();
    await expect.element(first.screen.getByRole('textbox', { name: 'Message' })).toBeVisible();
    await expect.element(first.screen.getByRole('button', { name: /^Model: claude-test/ })).toBeVisible();
  });
});
