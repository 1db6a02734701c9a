import axe from 'axe-core';
import { expect, test } from 'vitest';
import { ReplyFailed, type ReplyRequest } from '@/lib/core/provider';
import { newProfile, type Panel } from './profile';

/** A window whose provider counts as `count` says. */
async function openCounting(count: (request: ReplyRequest) => Promise<number>): Promise<Panel> {
  const profile = newProfile();
  const openProvider: typeof profile.provider.openProvider = async (connection) => ({
    ...(await profile.provider.openProvider(connection)),
    countTokens: count,
  });
  const panel = await profile.openReady({ openProvider });
  await panel.screen.getByRole('button', { name: 'What is sent' }).click();
  return panel;
}

const button = ({ screen }: Panel) => screen.getByRole('button', { name: 'Count exactly' });
const status = ({ screen }: Panel) => screen.getByRole('status', { name: 'Exact count' });

test('the provider’s count of the shown request can be asked for', async () => {
  const { promise, resolve } = Promise.withResolvers<number>();
  const requests: ReplyRequest[] = [];
  const panel = await openCounting((request) => {
    requests.push(request);
    return promise;
  });
  await button(panel).click();
  await expect.element(status(panel)).toHaveTextContent('Counting …');
  await button(panel).click();
  resolve(3_412);
  await expect.element(status(panel)).toHaveTextContent('Counted by Anthropic: 3,412 tokens');
  await expect.element(button(panel)).toHaveFocus();
  expect(requests.map(({ model }) => model)).toEqual(['claude-test']);
  expect((await axe.run(panel.screen.element())).violations).toEqual([]);
});

test('a count is not shown for another request', async () => {
  const panel = await openCounting(async () => 3_412);
  await button(panel).click();
  await expect.element(status(panel)).toMatchTextContent(/3,412/);
  panel.app.setDraft('Something else');
  await expect.element(status(panel)).toBeEmptyDOMElement();
});

test('why there is no count is said', async () => {
  const panel = await openCounting(async () => {
    throw new ReplyFailed({ kind: 'offline', host: 'api.anthropic.com' });
  });
  await button(panel).click();
  await expect.element(status(panel)).toHaveTextContent('Not counted. You are offline.');
});

test('where the provider does not count, nothing is offered', async () => {
  const panel = await openCounting(async () => 1);
  await expect.element(button(panel)).toBeVisible();
  await panel.app.saveSettings(panel.app.store.getState().conversationId, 'ollama', {
    model: { providerId: 'ollama', model: 'llama', name: 'Llama' },
  });
  await expect.element(button(panel)).not.toBeInTheDocument();
});
