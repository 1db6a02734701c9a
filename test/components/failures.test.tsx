import { describe, expect, test } from 'vitest';
import { textOf } from '@/lib/core/content';
import { explain } from '@/lib/core/explain';
import type { FailureAction, FailureKind } from '@/lib/core/failure';
import { english } from '@/lib/core/words/english';
import { articles, newProfile, type Panel, send } from './profile';

const host = 'api.example.com';

/** Every kind; the compiler says when one is missing. */
const kinds: Record<FailureKind, true> = {
  'no-key': true,
  'wrong-key': true,
  'not-allowed': true,
  'no-credit': true,
  'rate-limited': true,
  overloaded: true,
  'server-error': true,
  'model-not-found': true,
  'no-model': true,
  'context-too-long': true,
  'request-too-large': true,
  'bad-request': true,
  'no-access': true,
  blocked: true,
  'origin-refused': true,
  'insecure-address': true,
  offline: true,
  unreachable: true,
  redirected: true,
  'not-an-api': true,
  malformed: true,
  cut: true,
  stalled: true,
  empty: true,
  refused: true,
  unknown: true,
};

const buttonNames: Record<FailureAction, string> = {
  retry: 'Retry',
  settings: 'Open settings',
  'allow-access': 'Allow access',
  'open-address': 'Open address',
};

const alertOf = ({ screen }: Panel) => screen.getByRole('alert');

describe('a failed reply', () => {
  test('is an alert with its sentence and its buttons, whatever the failure; Retry asks again', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    let reply = await send(profile, panel, 'Hello?');
    for (const kind of Object.keys(kinds) as FailureKind[]) {
      const failure = { kind, host, detail: 'https' };
      const { title, sentence, actions, code } = explain(failure, Date.now(), english);
      reply.fail(failure);
      await expect.element(alertOf(panel)).toMatchTextContent(title);
      await expect.element(alertOf(panel)).toMatchTextContent(sentence);
      if (code !== undefined) await expect.element(alertOf(panel)).toMatchTextContent(code);
      const names = alertOf(panel)
        .getByRole('button')
        .elements()
        .map((found) => found.getAttribute('aria-label') ?? found.textContent);
      expect(names.filter((name) => name !== 'Copy line')).toEqual(
        actions.map((action) => buttonNames[action]),
      );
      await expect.element(articles(panel, 'You')).toMatchTextContent('Hello?');

      await alertOf(panel).getByRole('button', { name: 'Retry' }).click();
      reply = await profile.provider.nextReply();
      expect(reply.request.messages.map(({ content }) => textOf(content))).toEqual(['Hello?']);
      await expect.element(alertOf(panel)).not.toBeInTheDocument();
    }
    reply.say('At last.');
    reply.end();
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent('At last.');
    await expect.element(articles(panel, 'Assistant')).toHaveLength(1);
  });

  test('that had begun keeps its text, and can be continued', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const reply = await send(profile, panel, 'A story');
    reply.say('Once upon a');
    reply.fail({ kind: 'cut', host });
    await expect.element(alertOf(panel)).toMatchTextContent('The reply was cut off');
    await expect.element(articles(panel, 'Assistant')).toMatchTextContent(/^Once upon a/);
    await alertOf(panel).getByRole('button', { name: 'Continue' }).click();
    const { request } = await profile.provider.nextReply();
    expect(request.messages.map(({ content }) => textOf(content)).slice(0, 2)).toEqual([
      'A story',
      'Once upon a',
    ]);
  });

  test('is no alert any more when the conversation has gone on', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    (await send(profile, panel, 'First')).fail({ kind: 'overloaded', host });
    await expect.element(alertOf(panel)).toBeVisible();
    await send(profile, panel, 'Second');
    await expect.element(alertOf(panel)).not.toBeInTheDocument();
    const old = articles(panel, 'Assistant').first();
    await expect.element(old).toMatchTextContent('The model is overloaded');
    await expect.element(old.getByRole('button', { name: 'Retry' })).not.toBeInTheDocument();
  });

  test('about the settings opens them', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    (await send(profile, panel, 'First')).fail({ kind: 'wrong-key', host });
    await alertOf(panel).getByRole('button', { name: 'Open settings' }).click();
    await expect.element(panel.screen.getByRole('heading', { name: 'Settings' })).toBeVisible();
  });

  test('for want of access asks for it and then sends again', async () => {
    const profile = newProfile();
    const requested: string[] = [];
    const request = async (origin: string) => requested.push(origin) > 0;
    const panel = await profile.openReady({ permissions: { has: async () => false, request } });
    (await send(profile, panel, 'First')).fail({ kind: 'no-access', host });
    await alertOf(panel).getByRole('button', { name: 'Allow access' }).click();
    await profile.provider.nextReply();
    expect(requested).toEqual(['https://api.anthropic.com']);
  });
});
