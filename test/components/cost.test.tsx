import { describe, expect, test } from 'vitest';
import { field, meterOf, openView, openWithModel, overview, rows, words } from './inspecting';
import { converse, layouts, setWidth } from './profile';
import { openLongTalk, summarize } from './summarizing';

/** Dollars for a million tokens: easy to count with. */
const userPrices = { input: 10, output: 50, cacheRead: 1, cacheWrite: 10 };

const line = (panel: Parameters<typeof rows>[0]) => rows(panel).getByText(/in the provider’s cache$/);

describe('the cost in the meter', () => {
  test('is that of the next request', async () => {
    const { panel } = await openWithModel({ userPrices });
    await field(panel).fill(words(2_000));
    await expect.element(meterOf(panel)).toMatchTextContent(/^about [\d.]+k tokens · \$0\.\d\d$/);
    const tokens = Number(meterOf(panel).element().getAttribute('aria-valuenow'));
    const cost = `$${((tokens * 10) / 1_000_000).toPrecision(2)}`;
    await expect.element(meterOf(panel)).toMatchTextContent(cost);
    await expect
      .element(panel.screen.getByRole('button', { name: 'What is sent' }))
      .toHaveAttribute('title', expect.stringContaining(`about ${cost} without the reply`));
  });

  test.for([
    [{}, 'price not known'],
    [{ providerId: 'ollama' }, 'free, it runs on this computer'],
    [{ userPrices: { input: 0, output: 0 } }, 'free'],
  ] as const)('for the model %j is not shown, and “%s” is said', async ([change, said]) => {
    const { panel } = await openWithModel(change);
    await expect.element(meterOf(panel)).toMatchTextContent(/^about \d+ tokens$/);
    await expect
      .element(meterOf(panel))
      .toHaveAttribute('aria-valuetext', expect.stringMatching(new RegExp(`1 message, ${said}$`)));
  });

  test.for([{ layout: 'narrowest', width: 320 }, ...layouts])(
    'leaves room for the name of the model ($layout)',
    async ({ width }) => {
      await setWidth(width);
      const { panel } = await openWithModel({ userPrices });
      await field(panel).fill(words(2_000));
      await expect.element(meterOf(panel)).toMatchTextContent(/\$/);
      const name = panel.screen.getByRole('button', { name: /^Model: Claude Test/ }).element();
      expect(name.getBoundingClientRect().width).toBeGreaterThanOrEqual(64);
      const meter = meterOf(panel).element();
      expect(meter.getBoundingClientRect().height).toBeLessThanOrEqual(32);
      expect(meter.getBoundingClientRect().left).toBeGreaterThanOrEqual(name.getBoundingClientRect().right);
    },
  );
});

describe('the cache in the view of what is sent', () => {
  test('is told in words, as a part, in the cost, and between the messages', async () => {
    const { profile, panel } = await openWithModel({ userPrices });
    await converse(profile, panel, words(1_000), 'Answer One');
    await openView(panel);
    await expect
      .element(overview(panel))
      .toMatchTextContent(/About [\d,]+ of these tokens should be read from the provider’s cache\./);
    await expect.element(overview(panel)).toMatchTextContent(/Of these, in the provider’s cacheabout [\d,]+/);
    // Some 1,500 tokens, nearly all of them at a tenth of the price.
    await expect.element(overview(panel)).toMatchTextContent(/It costs about \$0\.00\d+, and its reply/);
    const texts = () =>
      rows(panel)
        .getByRole('listitem')
        .elements()
        .map((row) => row.textContent);
    expect(texts().map((text) => text.replace(/^(Answer|word0|What).*$/, '$1'))).toEqual([
      'Answer',
      'What',
      'word0',
    ]);
  });

  test('ends where a message was excluded', async () => {
    const { profile, panel } = await openWithModel({ userPrices });
    await converse(profile, panel, words(1_000), 'Answer One');
    await openView(panel);
    await expect.element(line(panel)).toBeVisible();
    await rows(panel).getByRole('listitem').last().getByRole('button', { name: 'Exclude' }).click();
    await expect.element(line(panel)).not.toBeInTheDocument();
    await expect.element(overview(panel)).not.toMatchTextContent(/provider’s cache/);
  });

  test('is not there before the first request, nor for what is too short', async () => {
    const { profile, panel } = await openWithModel({ userPrices });
    await converse(profile, panel, 'Hello', 'Hi');
    await openView(panel);
    await expect.element(overview(panel)).toMatchTextContent(/It costs about/);
    await expect.element(overview(panel)).not.toMatchTextContent(/provider’s cache/);
  });
});

describe('a summary in the view of what is sent', () => {
  test('is a part of the request, and a row before the messages that it stands for', async () => {
    const talk = await openLongTalk();
    await summarize(talk, 'They talked about a locker.');
    await openView(talk.panel);
    await expect.element(overview(talk.panel)).toMatchTextContent(/in 3 messages and a summary\./);
    const parts = talk.panel.screen.getByRole('list', { name: 'Parts of the request' });
    await expect.element(parts).toMatchTextContent(/^Summaryabout \d+Recent messages/);
    const titles = rows(talk.panel)
      .getByRole('listitem')
      .elements()
      .map((row) => row.querySelector('[title]')?.textContent);
    expect(titles).toEqual(['Sent', 'Sent', 'Summary', ...Array.from({ length: 6 }, () => 'Summarized')]);
    await expect
      .element(rows(talk.panel).getByRole('listitem').nth(2))
      .toMatchTextContent(/^Summary of 6 messagesSummary·about \d+ tokens$/);
  });
});
