import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { AppProvider } from '@/components/app-context';
import { PlanProvider } from '@/components/context/plan-provider';
import { WhatIsSent } from '@/components/context/what-is-sent';
import { textBlock } from '@/lib/core/content';
import type { Conversation, Message } from '@/lib/core/conversation';
import { initialSettings, newConversationWith } from '@/lib/core/settings';
import { newProfile } from './profile';

const count = 10_000;

const branch = Array.from({ length: count }, (_, index): Message => {
  const isUser = index % 2 === 0;
  return {
    id: `m${index}`,
    conversationId: 'long',
    parentId: index === 0 ? null : `m${index - 1}`,
    seq: index + 1,
    role: isUser ? 'user' : 'assistant',
    status: 'complete',
    content: [textBlock(isUser ? `Question ${index}` : `# Answer **${index}**`)],
    tokens: 20,
    createdAt: index,
    ...(!isUser && { reply: { wire: 'anthropic-messages', providerId: 'anthropic', model: 'claude-test' } }),
  };
});

/** Shows what is sent of a conversation that has been talked in for long. */
async function openLong(change: Partial<Conversation> = {}) {
  const app = await newProfile().openApp();
  const conversation = {
    ...newConversationWith(initialSettings, 'long', 0),
    headId: `m${count - 1}`,
    ...change,
  };
  const { unmount } = await render(
    <AppProvider value={app}>
      <PlanProvider conversation={conversation} branch={branch} summaries={[]}>
        <WhatIsSent onBack={() => {}} onSummarize={() => {}} />
      </PlanProvider>
    </AppProvider>,
  );
  onTestFinished(() => unmount());
  return page.getByRole('list', { name: 'Messages and reasons' }).getByRole('listitem');
}

test('ten thousand messages are listed bit by bit, without the marks of Markdown', async () => {
  const items = await openLong();
  await expect.element(items.first()).toHaveTextContent('Answer 9999Assistant·Sent·about 24 tokens');
  expect(items.elements()).toHaveLength(100);
  await page.getByRole('button', { name: 'Show more (9,900 older)' }).click();
  await expect.poll(() => items.elements().length).toBe(200);
  expect(items.last().element().textContent).toMatch(/^Question 9800You/);
  await expect.element(page.getByRole('button', { name: 'Show more (9,800 older)' })).toBeVisible();
});

test('what does not fit is listed with its sizes, and with what the user wants of it', async () => {
  const model = { providerId: 'anthropic', model: 'claude-test', name: '', contextTokens: 50_000 };
  const items = await openLong({ model, policy: { mode: 'everything' } });
  await expect
    .element(page.getByRole('alert'))
    .toMatchTextContent(/would have about 290,000 tokens, and 41,808 fit beside the reply/);
  await expect.element(items.first()).toHaveTextContent('Answer 9999Assistant·about 29 tokens');
  expect(items.elements()).toHaveLength(100);
  await expect.element(page.getByRole('button', { name: 'Show more (9,900 older)' })).toBeVisible();
});
