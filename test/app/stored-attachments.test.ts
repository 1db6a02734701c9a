import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { heldAttachments } from '@/lib/app/attachments';
import { systemClock } from '@/lib/platform/clock';
import { removeDeleted } from '@/lib/storage/conversations';
import { samplePng } from '../model-server/sample-files.ts';
import type { ModelServer } from '../model-server/server.ts';
import { attachDocument, attachPicture, blobOf, hashOf, pdf, picture, png, shownId } from './attaching';
import { serveWindow } from './served-window';
import { choose, type newProfile, shown, type TestWindow } from './test-app';

let server: ModelServer;
let profile: ReturnType<typeof newProfile>;
let window: TestWindow;

serveWindow((served) => {
  ({ server, profile, window } = served);
});

const storedIds = () => window.database.attachments.toCollection().primaryKeys();

const openLater = (days: number) =>
  profile.open({ clock: { ...systemClock, now: () => Date.now() + days * 86_400_000 } });

/** Two conversations with the picture; the first one has the PDF, too. */
async function sendTwice() {
  await attachPicture(window);
  await attachDocument(window);
  await window.app.send('First');
  const first = (await shown(window.app))?.conversation;
  await window.app.newConversation();
  await attachPicture(window);
  await window.app.send('Second');
  const second = (await shown(window.app))?.conversation;
  if (!first || !second) throw new Error('Both are stored.');
  return [first, second];
}

test('stored bytes go with the last message that uses them, when the time for undo is over', async () => {
  const [first, second] = await sendTwice();
  if (!first || !second) return;
  await window.app.deleteConversation(first);
  expect(await storedIds()).toHaveLength(2);
  await openLater(1.1);
  expect(await storedIds()).toEqual([hashOf(png)]);
  await window.app.deleteConversation(second);
  await openLater(1.2);
  expect(await storedIds()).toEqual([]);
});

test('stored bytes stay while the draft of another window may have them', async () => {
  await attachPicture(window);
  await window.app.send('First');
  const other = await profile.open();
  await other.app.newConversation();
  await attachPicture(other);
  const opened = await shown(window.app);
  if (!opened) throw new Error('It is stored.');
  await window.app.deleteConversation(opened.conversation);
  await openLater(0.1);
  expect(await window.database.messages.count()).toBe(0);
  expect(await storedIds()).toEqual([hashOf(png)]);
  await other.app.send('Second');
  expect((await shown(other.app))?.branch).toHaveLength(2);
});

test('stored bytes stay while a draft of this window has them', async () => {
  const later = await openLater(0);
  await choose(later.app, server.origin);
  const id = later.app.store.getState().conversationId;
  await later.app.attach(id, picture, blobOf(png, 'image/png'));
  await later.app.send('First');
  await later.app.attach(id, picture, blobOf(png, 'image/png'));
  const opened = await shown(later.app);
  if (!opened) throw new Error('It is stored.');
  await later.database.conversations.update(id, { deletedAt: 1 });
  await removeDeleted(later.database, 2, heldAttachments(later.app.store));
  expect(await later.database.messages.count()).toBe(0);
  expect(await storedIds()).toEqual([hashOf(png)]);
});

test('stored bytes that were never sent go after a day, at the next start', async () => {
  await attachPicture(window);
  await attachDocument(window);
  await window.app.send('Kept');
  await window.app.attach(shownId(window), picture, blobOf(samplePng(9, 9), 'image/png'));
  await openLater(0.9);
  expect(await storedIds()).toHaveLength(3);
  const gone = new Promise<void>((resolve) => {
    const end = window.app.watchAttachment(hashOf(samplePng(9, 9)), (data) => {
      if (data) return;
      resolve();
      queueMicrotask(() => end());
    });
  });
  await openLater(1.1);
  await gone;
  expect((await storedIds()).toSorted()).toEqual([hashOf(png), hashOf(pdf)].toSorted());
});
