import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { writeExport } from '@/lib/app/export-file';
import { english } from '@/lib/core/words/english';
import { storeAttachment } from '@/lib/storage/attachments';
import { type AsideDatabase, openDatabase } from '@/lib/storage/database';
import { beginImport, storeImported } from '@/lib/storage/imports';
import { after, anySteps, emptyArchived } from '../core/import/versions';
import { fc } from '../property-runs';
import { importFiles, reportOn, rowsOf } from './import-run';

const opened: AsideDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

let count = 0;
async function open(): Promise<AsideDatabase> {
  const database = await openDatabase(() => {}, `round trip ${++count}`);
  opened.push(database);
  return database;
}

type Form = 'aside' | 'aside-zip';

async function exported(database: AsideDatabase, form: Form = 'aside', passphrase?: string): Promise<File> {
  const parts: Uint8Array[] = [];
  const sink = {
    write: async (bytes: Uint8Array) => void parts.push(bytes.slice()),
    close: async () => {},
    abort: async () => {},
  };
  const context = { database, version: '1.2.3', words: english, signal: new AbortController().signal };
  const request = { ids: 'all' as const, form, ...(passphrase !== undefined && { passphrase }) };
  await writeExport(context, request, sink);
  return new File(parts as Uint8Array<ArrayBuffer>[], 'export', { lastModified: 1 });
}

const anyProfile = fc.array(fc.tuple(anySteps, fc.boolean()), { maxLength: 4 });

/** A profile with conversations, some of them with a picture, a prompt, and settings. */
async function filled(conversations: readonly (readonly [Parameters<typeof after>[1], boolean])[]) {
  const database = await open();
  await beginImport(database, { id: 'i', names: [], startedAt: 1, planned: 0 });
  const attachmentId = await storeAttachment(database, new Blob(['picture']), 'image/png', 1);
  const picture = {
    type: 'image',
    name: 'x',
    mediaType: 'image/png',
    width: 1,
    height: 1,
    attachmentId,
    bytes: 7,
  };
  for (const [index, [steps, hasPicture]] of conversations.entries()) {
    const archived = after(emptyArchived(`c ${index}`), steps, `m ${index}`);
    const messages = archived.messages.map((message) => ({
      ...message,
      content: hasPicture ? [picture, ...message.content] : message.content,
    }));
    await storeImported(database, 'i', { ...archived, messages }, { isForeign: false, restores: false });
  }
  await database.prompts.put({ id: 'p', name: 'Editor', text: 'You are an editor.', updatedAt: 4 });
  const settings = {
    model: null,
    systemPrompt: 'Be kind',
    baseUrls: {},
    recentModels: [],
    theme: 'dark' as const,
  };
  const more = { summaries: { keepTurns: 3, writer: null }, profile: { text: '', isOn: false } };
  await database.settings.put({
    id: 'settings',
    ...settings,
    ...more,
    sendKey: 'enter',
    lastConversationId: null,
  });
  return database;
}

test('what is exported, imported elsewhere and exported again is the same to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(anyProfile, fc.constantFrom<Form>('aside', 'aside-zip'), async (profile, form) => {
      const [one, other] = [await filled(profile), await open()];
      const first = await exported(one, form);
      const { report } = await importFiles(other, [first]);
      expect(report.files.map(({ problem }) => problem)).toEqual([undefined]);
      const bytes = async (file: File) => new Uint8Array(await file.arrayBuffer());
      expect(await bytes(await exported(other, form))).toEqual(await bytes(first));
      const rows = await rowsOf(one);
      await importFiles(one, [first]);
      expect(await rowsOf(one)).toBe(rows);
    }),
    { numRuns: 40 },
  );
});

test('a file with a passphrase is opened with it, and with no other', async () => {
  const one = await filled([[[{ does: 'write', after: 0, text: 'a' }], true]]);
  const file = await exported(one, 'aside-zip', 'some long words');
  const problems = async (passphrase?: string) =>
    (await reportOn(await open(), [file], passphrase)).files.map(({ problem }) => problem?.kind);
  expect(await problems()).toEqual(['passphrase-needed']);
  expect(await problems('other long words')).toEqual(['wrong-passphrase']);
  expect(await problems('some long words')).toEqual([undefined]);
  const cut = new File([file.slice(0, -5)], 'cut');
  expect((await reportOn(await open(), [cut], 'some long words')).files[0]?.problem?.kind).toMatch(
    /wrong-passphrase|broken-encryption/,
  );
  const other = await open();
  await importFiles(other, [file], { passphrase: 'some long words' });
  expect(await other.attachments.count()).toBe(1);
});
