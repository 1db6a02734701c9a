import { expect, test } from 'vitest';
import { articles, chooseFor, converse, newProfile, send } from './profile';

test('what is the matter with a conversation is said with its name', async () => {
  const profile = newProfile();
  const panel = await profile.openReady();
  const failed = await send(profile, panel, 'Why?');
  failed.fail({ kind: 'origin-refused', host: '127.0.0.1:11434' });
  await expect.element(panel.screen.getByRole('alert')).toBeVisible();
  await panel.screen.getByRole('button', { name: 'Conversations', exact: true }).click();
  await expect
    .element(panel.screen.getByRole('button', { name: 'Why?', exact: true }))
    .toHaveAccessibleDescription('The last reply failed');
});

test('buttons in the lines of what is sent say which message they are for', async () => {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'One question', 'One answer');
  await chooseFor(articles(panel, 'You').first(), 'Pin');
  await panel.screen.getByRole('button', { name: 'What is sent' }).click();
  await expect
    .element(panel.screen.getByRole('button', { name: 'Unpin', exact: true }))
    .toHaveAccessibleDescription('One question');
  await expect
    .element(panel.screen.getByRole('button', { name: 'Exclude', exact: true }).first())
    .toHaveAccessibleDescription('One answer');
});
