import { describe, expect, test } from 'vitest';
import { type Locator, userEvent } from 'vitest/browser';
import type { SearchAnswer } from '@/lib/search/message-search';
import { articles, converse, newProfile, type Panel, setWidth } from './profile';

const fieldOf = ({ screen }: Panel) => screen.getByRole('textbox', { name: 'Search all conversations' });
const resultsOf = ({ screen }: Panel) => screen.getByRole('region', { name: 'Search results' });
const result = (panel: Panel, name: RegExp | string) => resultsOf(panel).getByRole('button', { name });
const marks = (found: Locator) =>
  [...found.element().querySelectorAll('mark')].map(({ textContent }) => textContent);

/** Two conversations, and the list of them. */
async function openList(): Promise<Panel> {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'Where is the Café Zürich?', 'In the Straße der Bäume, near 東京タワー.');
  await panel.screen.getByRole('button', { name: 'New conversation' }).click();
  await converse(profile, panel, 'Tell me about trees', 'Bäume are trees.');
  await showList(panel);
  return panel;
}

function titleFound(conversationId: string, title: string): SearchAnswer {
  const found = { conversationId, title, titleHits: [], isArchived: false, messages: [], messageCount: 0 };
  const results = { conversations: [found], conversationCount: 1, messageCount: 0, isComplete: true };
  return { results, upTo: Infinity };
}

async function showList({ screen }: Panel): Promise<void> {
  await screen.getByRole('button', { name: 'Conversations', exact: true }).click();
}

describe('search', () => {
  test('finds messages as one types, in any script, and marks what was found', async () => {
    const panel = await openList();
    await fieldOf(panel).fill('strasse');
    await expect.element(result(panel, /In the Straße/)).toBeVisible();
    expect(marks(result(panel, /In the Straße/))).toEqual(['Straße']);
    await expect
      .element(resultsOf(panel).getByRole('status'))
      .toHaveTextContent('1 message in 1 conversation');
    await fieldOf(panel).fill('京タ');
    await expect.poll(() => marks(result(panel, /In the Straße/))).toEqual(['京タ']);
    await fieldOf(panel).fill('baum');
    await expect
      .element(resultsOf(panel).getByRole('status'))
      .toHaveTextContent('2 messages in 2 conversations');
    await expect
      .element(panel.screen.getByRole('navigation', { name: 'Conversations' }))
      .not.toBeInTheDocument();
  });

  test('puts conversations first whose title answers', async () => {
    const panel = await openList();
    await fieldOf(panel).fill('zurich');
    await expect.element(result(panel, 'Where is the Café Zürich?').first()).toBeVisible();
    expect(marks(result(panel, 'Where is the Café Zürich?').first())).toEqual(['Zürich']);
  });

  test('leads to the message, and is still there when one comes back', async () => {
    const panel = await openList();
    await fieldOf(panel).fill('東京');
    await result(panel, /In the Straße/).click();
    const found = articles(panel, 'Assistant').filter({ hasText: '東京タワー' });
    await expect.element(found).toBeVisible();
    await expect.poll(() => document.activeElement?.contains(found.element())).toBe(true);
    await showList(panel);
    await expect.element(fieldOf(panel)).toHaveValue('東京');
    await expect.element(result(panel, /In the Straße/)).toBeVisible();
  });

  test('is done by keyboard alone', async () => {
    const panel = await openList();
    await fieldOf(panel).fill('bäume');
    await expect.element(result(panel, /Bäume are trees/)).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(result(panel, /Bäume are trees/)).toHaveFocus();
    await userEvent.keyboard('{End}');
    await expect.element(result(panel, /In the Straße/)).toHaveFocus();
    await userEvent.keyboard('{Home}{ArrowUp}');
    await expect.element(fieldOf(panel)).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('Bäume are trees.');
  });

  test('opens by Enter what was typed last, also before it is found', async () => {
    const profile = newProfile();
    const answers = new Map<string, (answer: SearchAnswer) => void>();
    const panel = await profile.openReady({
      messageSearch: {
        prepare: () => {},
        search: ({ typed }, onAnswer) => {
          answers.set(typed, onAnswer);
          return () => {};
        },
      },
    });
    await converse(profile, panel, 'First question', 'First reply');
    const first = panel.app.store.getState().conversationId;
    await panel.screen.getByRole('button', { name: 'New conversation' }).click();
    await converse(profile, panel, 'Second question', 'Second reply');
    const second = panel.app.store.getState().conversationId;
    await showList(panel);
    await fieldOf(panel).fill('s');
    await expect.poll(() => answers.has('s')).toBe(true);
    answers.get('s')?.(titleFound(second, 'Second'));
    await expect.element(result(panel, 'Second')).toBeVisible();
    await fieldOf(panel).fill('first');
    await expect.poll(() => answers.has('first')).toBe(true);
    await userEvent.keyboard('{Enter}');
    await expect.element(result(panel, 'Second')).toBeVisible();
    answers.get('first')?.(titleFound(first, 'First'));
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('First reply');
  });

  test('is cleared by Escape, then left', async () => {
    const panel = await openList();
    await fieldOf(panel).fill('bäume');
    await expect.element(result(panel, /Bäume are trees/)).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Escape}');
    await expect.element(fieldOf(panel)).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(fieldOf(panel)).toHaveValue('');
    await expect.element(panel.screen.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(panel.screen.getByRole('textbox', { name: 'Message' })).toBeVisible();
  });

  test('says what it has searched when there is nothing', async () => {
    const panel = await openList();
    await fieldOf(panel).fill('<b>quux</b>');
    await expect.element(panel.screen.getByText('Nothing found for “<b>quux</b>”')).toBeVisible();
    await expect.element(panel.screen.getByText(/archived conversations included/)).toBeVisible();
    await panel.screen.getByRole('button', { name: 'Clear the search' }).click();
    await expect.element(fieldOf(panel)).toHaveFocus();
  });

  test('shows all messages of a conversation on request, and keeps the focus there', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    for (const number of ['one', 'two', 'three'])
      await converse(profile, panel, `Fox ${number}`, `Red fox ${number}`);
    await showList(panel);
    await fieldOf(panel).fill('fox');
    await result(panel, /^3 more in/).click();
    await expect
      .element(
        resultsOf(panel)
          .getByRole('button', { name: /^(You|Assistant)/ })
          .nth(5),
      )
      .toBeVisible();
    await expect.poll(() => document.activeElement?.closest('section')).toBe(resultsOf(panel).element());
  });

  test('follows what is written and deleted meanwhile', async () => {
    await setWidth(1200);
    const profile = newProfile();
    const panel = await profile.openReady();
    await converse(profile, panel, 'A fox', 'Nice.');
    await fieldOf(panel).fill('fox');
    await expect.element(result(panel, /You.*A fox/)).toBeVisible();
    await converse(profile, panel, 'Another fox', 'Fine.');
    await expect.element(result(panel, /You.*Another fox/)).toBeVisible();
    const id = panel.app.store.getState().conversationId;
    let end = () => {};
    const conversation = await new Promise<Parameters<typeof panel.app.deleteConversation>[0]>((resolve) => {
      end = panel.app.watchConversationRow(id, (found) => found && resolve(found));
    });
    end();
    await panel.app.deleteConversation(conversation);
    await expect.element(panel.screen.getByText('Nothing found for “fox”')).toBeVisible();
  });

  test('says that it has failed, and tries again', async () => {
    let isBroken = true;
    const profile = newProfile();
    const panel = await profile.openReady({
      messageSearch: {
        prepare: () => {},
        search: (_, onAnswer) => {
          onAnswer(isBroken ? new Error('The worker is gone.') : { share: 0.4 });
          return () => {};
        },
      },
    });
    await showList(panel);
    await fieldOf(panel).fill('x');
    await expect.element(resultsOf(panel)).toMatchTextContent(/has failed/);
    isBroken = false;
    await panel.screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(resultsOf(panel).getByRole('status')).toMatchTextContent(/40 %/);
  });
});
