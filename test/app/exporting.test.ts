import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type ExportRequest, writeExport } from '@/lib/app/export-file';
import type { ArchivedConversation } from '@/lib/core/archive/archived-conversation';
import { encryption } from '@/lib/core/archive/encryption';
import { english } from '@/lib/core/words/english';
import { DamagedFileError, decrypted, encryptInto, WrongPassphraseError } from '@/lib/platform/files/encrypt';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { type ArchiveParts, anyArchive } from '../core/archive/any-archive';
import { read } from '../core/archive/documents';
import { storedParts } from '../core/archive/stored-parts';
import { fc, runs } from '../property-runs';
import { memoryFile, storeParts } from './export-files';
import { newProfile } from './test-app';

let count = 0;
const newDatabase = () => openDatabase(() => {}, `export ${++count}`);
const picture = Buffer.from('not really a picture');
const pictureId = createHash('sha256').update(picture).digest('hex');

async function exported(
  database: AsideDatabase,
  request: Partial<ExportRequest> = {},
  signal = new AbortController().signal,
) {
  const made = memoryFile();
  const context = { database, version: '1.2.3', words: english, signal };
  const result = await writeExport(context, { ids: 'all', form: 'aside', ...request }, made.file);
  return { ...made, result };
}

/** Two conversations, one with a picture. */
function twoConversations(): ArchiveParts {
  const one = (id: string, withPicture: boolean): ArchivedConversation => {
    const { conversation, messages } = storedParts();
    const named = (message: string) => `${id} ${message}`;
    return {
      conversation: { ...conversation, id, title: `Title of ${id}`, headId: named('a2') },
      messages: messages.map((message) => ({
        ...message,
        id: named(message.id),
        conversationId: id,
        parentId: message.parentId && named(message.parentId),
        ...(withPicture &&
          message.id === 'u1' && {
            content: [
              {
                type: 'image',
                name: 'frog.png',
                mediaType: 'image/png',
                width: 1,
                height: 1,
                attachmentId: pictureId,
                bytes: picture.length,
              },
              ...message.content,
            ],
            attachmentIds: [pictureId],
          }),
      })),
      summaries: [],
      requests: [],
    };
  };
  return {
    attachments: [{ id: pictureId, mediaType: 'image/png', data: picture.toString('base64') }],
    prompts: [{ id: 'p', name: 'Editor', text: 'Edit.', updatedAt: 1 }],
    settings: { systemPrompt: 'Be brief.', sendKey: 'enter' },
    conversations: [one('first', true), one('second', false)],
  };
}

async function twoStored() {
  const database = await newDatabase();
  await storeParts(database, twoConversations());
  return database;
}

test('a database, exported and stored again elsewhere, is exported to the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(anyArchive, async (parts) => {
      const first = await newDatabase();
      await storeParts(first, parts);
      const { text, status } = await exported(first);
      const second = await newDatabase();
      await storeParts(second, read(text()));
      expect((await exported(second)).text()).toBe(text());
      expect(status()).toBe('closed');
      for (const database of [first, second]) await database.delete();
    }),
    runs(25),
  );
});

test('everything, or some conversations with what they need and nothing else', async () => {
  const database = await twoStored();
  const all = read((await exported(database)).text());
  expect(all.conversations.map(({ conversation }) => conversation.id)).toEqual(['first', 'second']);
  expect(all.prompts).toHaveLength(1);
  expect(all.settings).toMatchObject({ systemPrompt: 'Be brief.' });
  const { text, result } = await exported(database, { ids: ['second', 'gone'] });
  expect(read(text())).toMatchObject({ attachments: [], prompts: [], settings: {} });
  expect(result).toMatchObject({ conversations: 1, messages: 4, attachments: 0, bytes: text().length });
  expect((await exported(database, { ids: ['first'] })).result.attachments).toBe(1);
});

test('neither keys nor addresses are in a file, whatever its form', async () => {
  const profile = newProfile();
  const { app, database } = await profile.open();
  await storeParts(database, twoConversations());
  const secret = 'sk-test-0123456789-secret';
  await app.saveSettings('first', 'openai', {
    baseUrl: 'https://api.openai.com/v1',
    model: { providerId: 'openai', model: 'gpt', name: 'GPT' },
    key: secret,
  });
  const address = `https://user:${secret}@models.example.com/v1`;
  await app.changeSettings(() => ({ baseUrls: { compatible: address } }));
  await database.settings.update('settings', { headers: { authorization: secret } } as never);
  await database.modelLists.put({ providerId: 'compatible', baseUrl: address, models: [] });
  expect(JSON.stringify([...profile.values])).toContain(secret);
  for (const form of ['aside', 'markdown', 'openai', 'anthropic'] as const) {
    const { text } = await exported(database, { form });
    expect(text()).toContain('Question 1');
    expect(text()).not.toMatch(/sk-test-|models\.example\.com/);
  }
  const zip = unzipSync((await exported(database, { form: 'aside-zip' })).bytes());
  for (const bytes of Object.values(zip)) expect(strFromU8(bytes)).not.toContain('sk-test-');
});

test('a zip file has the attachments as files, and the same bytes each time', async () => {
  const database = await twoStored();
  const { bytes, result } = await exported(database, { form: 'aside-zip' });
  const entries = unzipSync(bytes());
  expect(Object.keys(entries)).toEqual([`attachments/${pictureId}`, 'aside.json']);
  expect(Buffer.from(entries[`attachments/${pictureId}`] ?? [])).toEqual(picture);
  const document = read(strFromU8(entries['aside.json'] ?? new Uint8Array()));
  expect(document.attachments).toEqual([{ id: pictureId, mediaType: 'image/png' }]);
  expect(document.conversations).toHaveLength(2);
  expect(result.bytes).toBe(bytes().length);
  expect((await exported(database, { form: 'aside-zip' })).bytes()).toEqual(bytes());
});

test('a file with a passphrase can be read with it, and with no other', async () => {
  const database = await twoStored();
  const plain = (await exported(database)).text();
  const { bytes } = await exported(database, { passphrase: 'correct horse é' });
  const file = new Blob([bytes()]);
  expect(Buffer.from(bytes()).includes('Question')).toBe(false);
  // The same passphrase, typed with another form of é.
  expect(await decryptedText(file, 'correct horse e\u0301')).toBe(plain);
  await expect(decryptedText(file, 'correct horse e')).rejects.toThrow(WrongPassphraseError);
});

test('encrypted files of several frames are whole, or refused', async () => {
  const plain = new Uint8Array(2 * 1_048_576).map((_, index) => index % 251);
  const made = memoryFile();
  const sink = await encryptInto(made.file, 'a long passphrase', encryption.fewestIterations);
  for (let at = 0; at < plain.length; at += 700_000) await sink.write(plain.slice(at, at + 700_000));
  await sink.close();
  const bytes = made.bytes();
  expect(bytes).toHaveLength(33 + 2 * (1_048_576 + 16));
  const open = (file: Uint8Array<ArrayBuffer>) => decryptedText(new Blob([file]), 'a long passphrase');
  expect(await open(bytes)).toBe(Buffer.from(plain).toString('latin1'));
  const frame = 1_048_576 + 16;
  const parts = [bytes.slice(0, 33), bytes.slice(33 + frame), bytes.slice(33, 33 + frame)];
  const swapped = new Uint8Array(Buffer.concat(parts));
  await expect(open(bytes.slice(0, 33 + frame))).rejects.toThrow(WrongPassphraseError);
  await expect(open(bytes.slice(0, -1))).rejects.toThrow(DamagedFileError);
  await expect(open(swapped)).rejects.toThrow(WrongPassphraseError);
  await expect(open(bytes.slice(0, 20))).rejects.toThrow(DamagedFileError);
});

test('an export that is stopped, or cannot be written, leaves nothing behind', async () => {
  const database = await twoStored();
  const stopping = new AbortController();
  const made = memoryFile();
  const context = { database, version: '1', words: english, signal: stopping.signal };
  const stopped = writeExport(
    { ...context, onProgress: (done) => done > 0 && stopping.abort() },
    { ids: 'all', form: 'aside' },
    made.file,
  );
  await expect(stopped).rejects.toThrow();
  expect(made.status()).toBe('aborted');
  const full = memoryFile();
  full.file.write = async () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  const failed = writeExport(
    { ...context, signal: new AbortController().signal },
    { ids: 'all', form: 'aside' },
    full.file,
  );
  await expect(failed).rejects.toThrow();
  expect(full.status()).toBe('aborted');
});

test('what is written while an export runs is not in it, and the file is whole', async () => {
  const database = await twoStored();
  const made = memoryFile();
  const { write } = made.file;
  let isFirst = true;
  made.file.write = async (bytes) => {
    if (isFirst) {
      isFirst = false;
      const { conversation, messages } = storedParts();
      const later = { ...messages[0], conversationId: 'second', parentId: 'second a2', seq: 5 };
      await database.messages.bulkPut([{ ...later, id: 'later', attachmentIds: ['new'] } as never]);
      await database.conversations.update('second', { headId: 'later', nextSeq: 6 });
      await database.conversations.put({ ...conversation, id: 'third', headId: null });
      await database.conversations.update('first', { deletedAt: 1 });
    }
    await write(bytes);
  };
  const signal = new AbortController().signal;
  await writeExport(
    { database, version: '1', words: english, signal },
    { ids: 'all', form: 'aside' },
    made.file,
  );
  const { conversations } = read(made.text());
  expect(conversations.map(({ conversation }) => conversation.id)).toEqual(['second']);
  expect(conversations[0]).toMatchObject({
    conversation: { headId: 'second a2', nextSeq: 5 },
    messages: { length: 4 },
  });
});

test('the store says how far an export is, and its end is told', async () => {
  const made = memoryFile('my file');
  const names: string[] = [];
  const { app, database } = await newProfile().open({
    saveFile: async (name) => {
      names.push(name);
      return made.file;
    },
  });
  await storeParts(database, twoConversations());
  const seen: unknown[] = [];
  app.store.subscribe(({ exporting }) => seen.push(exporting?.status));
  await app.exportConversations({ ids: ['first'], form: 'openai' }, 'Frogs: a "study"/1');
  expect(names[0]).toMatch(/^Frogs-a-study-1-\d{4}-\d\d-\d\d-\d{4}\.openai\.json$/);
  expect(seen[0]).toBe('running');
  expect(app.store.getState().exporting).toEqual({
    status: 'done',
    name: 'my file',
    bytes: made.bytes().length,
    conversations: 1,
    messages: 4,
    attachments: 0,
  });
  expect(app.store.getState().notices.at(-1)?.text).toBe('1 conversation exported to my file.');
});

test('an export that fails says so, and one that is not wanted after all says nothing', async () => {
  const made = memoryFile();
  made.file.close = async () => {
    throw new Error('The disk is full.');
  };
  let choice: 'none' | 'file' = 'none';
  const { app } = await newProfile().open({
    saveFile: async () => (choice === 'none' ? undefined : made.file),
  });
  await app.exportConversations({ ids: 'all', form: 'aside' });
  expect(app.store.getState().exporting).toBeNull();
  choice = 'file';
  await app.exportConversations({ ids: 'all', form: 'aside' });
  expect(app.store.getState().exporting).toEqual({ status: 'failed', name: 'file' });
  expect(app.store.getState().notices.at(-1)?.isError).toBe(true);
});

async function decryptedText(file: Blob, passphrase: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of decrypted(file, passphrase)) parts.push(part);
  const whole = Buffer.concat(parts);
  return whole.length > 1_000_000 ? whole.toString('latin1') : whole.toString('utf8');
}
