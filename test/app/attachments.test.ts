import { beforeEach, describe, expect, test } from 'vitest';
import type { Edges } from '@/lib/app/edges';
import { sentText } from '@/lib/core/attachments/sent-text';
import { loadO200kCounter } from '@/lib/tokens/o200k';
import { samplePng } from '../model-server/sample-files.ts';
import type { ModelServer } from '../model-server/server.ts';
import { attachDocument, attachPicture, blobOf, hashOf, page, pdf, picture, png, shownId } from './attaching';
import { serveWindow } from './served-window';
import { choose, type newProfile, shown, type TestWindow, whenShown, wires } from './test-app';

let server: ModelServer;
let profile: ReturnType<typeof newProfile>;
let window: TestWindow;

serveWindow((served) => {
  ({ server, profile, window } = served);
});

const draft = () => window.app.store.getState().draftAttachments[shownId(window)] ?? [];
const notices = () => window.app.store.getState().notices.map(({ text }) => text);
const storedIds = () => window.database.attachments.toCollection().primaryKeys();
function lastMessages(): object[] {
  const { messages, input } = (server.requests.at(-1)?.body ?? {}) as {
    messages?: object[];
    input?: object[];
  };
  return messages ?? input ?? [];
}
const lastBody = () => JSON.stringify(server.requests.at(-1)?.body);

async function attachAll() {
  await attachPicture(window);
  await attachDocument(window);
  await window.app.attach(shownId(window), page);
}

describe('attaching', () => {
  test('stores the bytes under their hash, once, before the block is in the draft', async () => {
    await attachPicture(window);
    await attachPicture(window);
    expect(await storedIds()).toEqual([hashOf(png)]);
    expect(draft()).toMatchObject([
      { ...picture, attachmentId: hashOf(png), bytes: png.length },
      { ...picture, attachmentId: hashOf(png), bytes: png.length },
    ]);
    const { promise, resolve } = Promise.withResolvers<Blob | undefined>();
    const end = window.app.watchAttachment(hashOf(png), resolve);
    expect(Buffer.from((await (await promise)?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(png);
    end();
  });

  test('takes no more files than go with one message, and says so', async () => {
    const readFile: Edges['readFile'] = async () => ({
      kind: 'document',
      text: 'Words',
      data: new Blob(['Words'], { type: 'text/plain' }),
    });
    const { app } = await profile.open({ readFile });
    const id = app.store.getState().conversationId;
    const files = Array.from({ length: 21 }, (_, index) => new File(['Words'], `file ${index}.txt`));
    await app.attachFiles(id, files);
    const { draftAttachments, fileReadings } = app.store.getState();
    expect(draftAttachments[id]).toHaveLength(20);
    expect(fileReadings[id]).toMatchObject([
      { name: 'file 20.txt', problem: { kind: 'too-many-files', limit: 20 } },
    ]);
  });

  test('gives each quotation a mark of its own', async () => {
    const blocks = await Promise.all([
      window.app.attach(shownId(window), page),
      window.app.attach(shownId(window), page),
      attachDocument(window),
    ]);
    const nonces = blocks.map((block) => String(block?.nonce));
    expect(new Set(nonces).size).toBe(3);
    expect(nonces.every((nonce) => /^[\da-f]{16}$/.test(nonce))).toBe(true);
  });

  test('is taken back by detaching, for that block alone', async () => {
    const [first, second] = [await attachPicture(window), await attachPicture(window)];
    window.app.detach(shownId(window), second);
    expect(draft()).toEqual([first]);
  });

  test('that cannot be stored is said, and changes nothing', async () => {
    window.database.attachments.hook('creating', () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    const stored = await window.app.attach(shownId(window), picture, blobOf(png, 'image/png'));
    expect(stored).toBeUndefined();
    expect(draft()).toEqual([]);
    expect(await storedIds()).toEqual([]);
    expect(notices()).toEqual([
      '“a.png” could not be stored, so it was not attached. The browser may be out of disk space.',
    ]);
  });
});

describe.each(wires)('sending over $wire', (provider) => {
  beforeEach(() => choose(window.app, server.origin, provider));

  test('stores the message with what it needs, sends the bytes, and empties the draft', async () => {
    await attachAll();
    const attached = draft();
    await window.app.send('Compare them.');
    const [question, reply] = (await shown(window.app))?.branch ?? [];
    expect(question).toMatchObject({
      content: [...attached, { type: 'text', text: 'Compare them.' }],
      attachmentIds: [hashOf(png), hashOf(pdf)],
    });
    expect(JSON.stringify(question)).not.toContain(png.toString('base64'));
    expect(reply?.status).toBe('complete');
    expect(lastBody()).toContain(png.toString('base64'));
    expect(lastBody().includes(pdf.toString('base64'))).toBe(provider.wire !== 'openai-chat');
    expect(lastBody()).toContain('The moon pulls the water.');
    expect(draft()).toEqual([]);
  });

  test('the next request begins with the same letters', async () => {
    await attachAll();
    await window.app.send('Compare them.');
    const before = lastMessages();
    await window.app.send('And now?');
    expect(JSON.stringify(lastMessages().slice(0, before.length))).toBe(JSON.stringify(before));
  });
});

describe('sending', () => {
  test('needs no words where something is attached', async () => {
    await attachPicture(window);
    await window.app.send(' ');
    const opened = await shown(window.app);
    expect(opened?.conversation.title).toBe('a.png');
    expect(opened?.branch.map(({ content }) => content.length)).toEqual([1, 1]);
  });

  test('leaves in the draft what was attached meanwhile', async () => {
    await attachPicture(window);
    const sending = window.app.send('Look');
    const later = await window.app.attach(shownId(window), page);
    await sending;
    expect(draft()).toEqual([later]);
  });

  test('that cannot be stored leaves words and attachments where they are', async () => {
    await attachAll();
    window.app.setDraft('Look');
    window.database.messages.hook('creating', () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    await window.app.send('Look');
    expect(draft()).toHaveLength(3);
    expect(window.app.store.getState().drafts[shownId(window)]).toBe('Look');
    expect(await window.database.messages.count()).toBe(0);
    expect(server.requests).toEqual([]);
  });

  test('of what is not stored any more is refused, and nothing is half-written', async () => {
    await attachPicture(window);
    await window.database.attachments.clear();
    await window.app.send('Look');
    expect(notices()).toEqual(['Nothing was sent: an attachment is no longer stored. Attach it again.']);
    expect(draft()).toHaveLength(1);
    expect(await window.database.messages.count()).toBe(0);
    expect(await window.database.conversations.count()).toBe(0);
  });

  test('in a conversation that was deleted takes the attachments along to a new one', async () => {
    await window.app.send('Hello');
    const id = shownId(window);
    await attachPicture(window);
    await window.database.conversations.update(id, { deletedAt: Date.now() });
    await window.app.send('Look');
    expect(shownId(window)).not.toBe(id);
    expect((await shown(window.app))?.branch[0]?.attachmentIds).toEqual([hashOf(png)]);
  });

  test('to a model that takes no pictures sends a line in their place', async () => {
    const model = { providerId: 'anthropic', model: 'local-demo-model', name: '' };
    await window.app.saveSettings(shownId(window), 'anthropic', {
      model: { ...model, capabilities: { takesPictures: false } },
    });
    await attachPicture(window);
    await window.app.send('Look');
    expect(lastBody()).not.toContain(png.toString('base64'));
    expect(lastBody()).toContain('because this model takes none.');
  });
});

describe('what was sent', () => {
  test('is counted as the text that is sent, and pictures teach nothing about how a model counts', async () => {
    await choose(window.app, server.origin, wires[2]);
    await attachAll();
    await window.app.send('Look');
    await whenShown(window.app, ({ branch }) => branch.every(({ tokens }) => tokens !== undefined));
    const [question] = (await shown(window.app))?.branch ?? [];
    const count = await loadO200kCounter();
    expect(question?.tokens).toBe(count(sentText(question?.content ?? [])));
    expect(await window.database.calibrations.count()).toBe(0);
    await window.app.newConversation();
    await window.app.send('Hello there');
    expect(await window.database.calibrations.count()).toBe(1);
  });

  test('teaches at Anthropic how text counts, without the pictures', async () => {
    const large = samplePng(1_000, 1_000);
    await window.app.attach(
      shownId(window),
      { ...picture, width: 1_000, height: 1_000 },
      blobOf(large, 'image/png'),
    );
    await window.app.send('Some words. '.repeat(200));
    const [calibration] = await window.database.calibrations.toArray();
    expect(calibration?.factor).toBeGreaterThan(0.6);
    expect(calibration?.factor).toBeLessThan(1.6);
  });

  test('goes along when its tokens are counted by the provider', async () => {
    await attachPicture(window);
    await window.app.send('Look');
    const sent = lastMessages();
    const opened = await shown(window.app);
    const [question] = opened?.branch ?? [];
    if (!opened || !question) throw new Error('It was sent.');
    const asked = {
      model: 'local-demo-model',
      system: '',
      messages: [{ role: 'user' as const, content: question.content }],
      cacheKey: 'c',
      cache: 'none' as const,
    };
    expect(await window.app.countExactly(opened.conversation.model, asked)).toHaveProperty('tokens');
    expect(server.requests.at(-1)?.path).toBe('/v1/messages/count_tokens');
    expect(lastMessages()).toEqual(sent);
  });
});
