import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { textOf } from '@/lib/core/content';
import type { ReplyRequest } from '@/lib/core/provider';
import { articles, converse, newProfile, type Panel, type Profile } from './profile';
import type { ScriptedReply } from './scripted-provider';

export interface Talk {
  profile: Profile;
  panel: Panel;
}

/** Something to say that has as many words, and nothing that anyone could miss. */
export const filler = (words: number) => Array.from({ length: words }, () => 'and so on').join(' ');

/** A conversation of four turns, about 450 tokens each; the first names a number, a date and a wish. */
export async function openLongTalk(): Promise<Talk> {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(
    profile,
    panel,
    'My locker is number 4711. Never tell my brother about it.',
    `Noted on 2026-03-14. ${filler(150)}`,
  );
  for (const name of ['Two', 'Three', 'Four']) {
    await converse(profile, panel, `Question ${name}`, `Answer ${name} ${filler(150)}`);
  }
  return { profile, panel };
}

/** What the user says in it. */
export const allQuestions = [
  'My locker is number 4711. Never tell my brother about it.',
  'Question Two',
  'Question Three',
  'Question Four',
];

/** Opens the plan from the conversation's menu. */
export async function openPlan({ panel: { screen } }: Talk): Promise<void> {
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Summarize older turns' }).click();
  await expect.element(screen.getByRole('heading', { name: 'Summarize older turns' })).toHaveFocus();
}

export const keepField = ({ panel: { screen } }: Talk) =>
  screen.getByRole('spinbutton', { name: 'Keep the last' });

/** Presses Summarize in a plan that keeps so many turns; gives the reply that is now waited for. */
export async function askForSummary(talk: Talk, keepTurns = 1): Promise<ScriptedReply> {
  await openPlan(talk);
  await keepField(talk).fill(keepTurns.toString());
  await talk.panel.screen.getByRole('button', { name: 'Summarize', exact: true }).click();
  return talk.profile.provider.nextReply();
}

export const card = ({ panel: { screen } }: Talk) => screen.getByRole('article', { name: /^Summary of/ });

/** Has everything but the newest turn summarized in these words. */
export async function summarize(talk: Talk, text: string, keepTurns = 1): Promise<ScriptedReply> {
  const reply = await askForSummary(talk, keepTurns);
  reply.say(text);
  reply.end();
  await expect.element(card(talk)).toBeVisible();
  return reply;
}

/** What the user said in the messages of the list, oldest first. */
export function questions({ panel }: Talk): string[] {
  return articles(panel, 'You')
    .elements()
    .map((message) => message.textContent);
}

/** All that is said in a request. */
export function wordsOf({ messages }: ReplyRequest): string {
  return messages.map(({ content }) => textOf(content)).join('\n');
}

export const button = ({ panel }: Talk, name: string | RegExp) => panel.screen.getByRole('button', { name });

/** What is above the composer about summaries. */
export const summaryStatus = ({ panel }: Talk) => panel.screen.getByRole('status', { name: 'Summary' });

/** The summarized messages, while they are shown. */
export const originals = ({ panel }: Talk) =>
  panel.screen.getByRole('group', { name: /^Summarized message/ });
