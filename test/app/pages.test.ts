import { describe, expect, test } from 'vitest';
import type { PageReading } from '@/lib/core/attachments/page-reading';
import type { Pages } from '@/lib/platform/pages';
import { newProfile } from './test-app';

const read: PageReading = {
  kind: 'read',
  title: 'Lighthouses',
  address: 'https://example.com/lighthouses',
  text: 'They stand on rocks.',
  wholeLength: 20,
};

/** A browser that gives these readings, one after the other, and keeps what it was asked. */
function browserWith(...readings: PageReading[]) {
  const asked: string[] = [];
  const pages: Pages = {
    read: async (part, place) => {
      asked.push(`${part} of ${place ? `tab ${place.tabId}` : 'the active tab'}`);
      return readings.shift() ?? { kind: 'refused', problem: 'failed' };
    },
    requestConsent: async () => asked.push('consent') > 0,
    requestEverySite: async () => asked.push('every site') > 0,
  };
  return { pages, asked };
}

async function windowWith(...readings: PageReading[]) {
  const { pages, asked } = browserWith(...readings);
  const { app } = await newProfile().open({ pages });
  const { conversationId } = app.store.getState();
  return {
    app,
    asked,
    draft: () => app.store.getState().draftAttachments[conversationId] ?? [],
    notices: () => app.store.getState().notices.map(({ text }) => text),
  };
}

const request = { id: 'a', tabId: 7, windowId: 1 };

describe('a page', () => {
  test('goes into the draft as it was read, and nothing is sent', async () => {
    const { app, draft } = await windowWith(read);
    await app.addPage('page');
    const { title, address, text } = read.kind === 'read' ? read : expect.fail();
    expect(draft()).toEqual([
      expect.objectContaining({ type: 'page', title, address, text, isSelection: false }),
    ]);
    expect(app.store.getState().pageWait).toBeNull();
    expect(app.store.getState().replies).toEqual({});
  });

  test('that is cut says of how much, a selection is marked as one', async () => {
    const { app, draft, notices } = await windowWith({ ...read, wholeLength: 345_678 });
    await app.addPage('selection');
    expect(draft()).toEqual([expect.objectContaining({ isSelection: true })]);
    expect(notices()).toEqual([expect.stringContaining('first 20 of 345,678 characters')]);
  });

  test.each([
    ['browser-page', /belongs to the browser/],
    ['own-page', /Aside itself/],
    ['pdf', /Save the file, then attach it/],
    ['empty', /no text on this page/],
    ['nothing-selected', /Nothing is selected/],
    ['too-slow', /did not answer/],
    ['failed', /could not be read/],
  ] as const)(
    'that cannot be read (%s) is explained, and the draft stays empty',
    async (problem, sentence) => {
      const { app, draft, notices } = await windowWith({ kind: 'refused', problem });
      await app.addPage('page');
      expect(notices()).toEqual([expect.stringMatching(sentence)]);
      expect(draft()).toEqual([]);
      expect(app.store.getState().pageWait).toBeNull();
    },
  );
});

test('a page that is read leaves another one waiting, for the conversation it is for', async () => {
  const waiting: ((reading: PageReading) => void)[] = [];
  const pages: Pages = {
    ...browserWith().pages,
    read: () => new Promise((resolve) => waiting.push(resolve)),
  };
  const { app } = await newProfile().open({ pages });
  const { conversationId } = app.store.getState();
  const first = app.addPage('page');
  const second = app.addPage('selection');
  waiting[1]?.(read);
  await second;
  expect(app.store.getState().pageReadings).toEqual([conversationId]);
  waiting[0]?.(read);
  await first;
  expect(app.store.getState().pageReadings).toEqual([]);
  expect(app.store.getState().draftAttachments[conversationId]).toHaveLength(2);
});

test('a long text that is pasted is waited for while it is stored', async () => {
  const { app } = await newProfile().open();
  const { conversationId } = app.store.getState();
  void app.attachText(conversationId, 'long');
  expect(app.store.getState().fileReadings[conversationId]).toHaveLength(1);
  await expect.poll(() => app.store.getState().fileReadings[conversationId]).toEqual([]);
  expect(app.store.getState().draftAttachments[conversationId]).toHaveLength(1);
});

describe('a page that needs a word of the user', () => {
  test('is added when the toolbar button has given access', async () => {
    const { app, asked, draft } = await windowWith({ kind: 'refused', problem: 'needs-access' }, read);
    await app.addPage('selection');
    expect(app.store.getState().pageWait).toMatchObject({ problem: 'needs-access' });
    await app.takePageRequest({ ...request, part: 'again' });
    expect(draft()).toHaveLength(1);
    expect(asked).toEqual(['selection of the active tab', 'selection of the active tab']);
  });

  test.each([
    ['needs-access', 'every site'],
    ['needs-consent', 'consent'],
  ] as const)('is added when the user allows it (%s)', async (problem, what) => {
    const { app, asked, draft } = await windowWith({ kind: 'refused', problem }, read);
    await app.takePageRequest({ ...request, part: 'page' });
    await app.allowPage();
    expect(asked).toEqual(['page of tab 7', what, 'page of tab 7']);
    expect(draft()).toHaveLength(1);
  });

  test('is given up when it cannot be read although every site was allowed', async () => {
    const problem = { kind: 'refused', problem: 'needs-access' } as const;
    const { app, asked, notices } = await windowWith(problem, problem);
    await app.addPage('page');
    await app.allowPage();
    expect(asked).toEqual(['page of the active tab', 'every site', 'page of the active tab']);
    expect(app.store.getState().pageWait).toBeNull();
    expect(notices()).toEqual([expect.stringContaining('does not let extensions read this page')]);
  });

  test('is left alone when the user refuses, or gives up', async () => {
    const pages: Pages = {
      ...browserWith().pages,
      read: async () => ({ kind: 'refused', problem: 'needs-access' }),
      requestEverySite: async () => false,
    };
    const { app } = await newProfile().open({ pages });
    await app.addPage('page');
    await app.allowPage();
    expect(app.store.getState().pageWait).toBeNull();
    expect(app.store.getState().notices).toHaveLength(1);
    await app.addPage('page');
    app.forgetPage();
    await app.takePageRequest({ ...request, part: 'again' });
    expect(app.store.getState()).toMatchObject({ pageWait: null, draftAttachments: {} });
  });

  test('a press of the toolbar button that nothing waits for adds nothing', async () => {
    const { app, asked } = await windowWith(read);
    await app.takePageRequest({ ...request, part: 'again' });
    expect(asked).toEqual([]);
  });
});
