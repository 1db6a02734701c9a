import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { backupName } from '@/lib/core/backup/backup';
import type { BackupFiles, BackupPlace } from '@/lib/platform/backups/backup-files';
import type { ByteSink } from '@/lib/platform/files/byte-sink';
import {
  changeBackupState,
  countUnsaved,
  noteBackup,
  readBackupState,
  startOfBackup,
} from '@/lib/storage/backup-state';
import type { AsideDatabase } from '@/lib/storage/database';
import { undoImport } from '@/lib/storage/import-undo';
import { beginImport, storeImported } from '@/lib/storage/imports';
import { emptyConversation, userMessage } from '../core/conversations';
import { ManualClock } from '../providers/manual-clock';
import { newProfile } from './test-app';

const day = 24 * 60 * 60 * 1_000;

/** Backups in a folder of this test. */
class FolderHere implements BackupFiles {
  readonly kind = 'downloads';
  readonly files = new Map<string, string>();
  isRefused = false;
  isFull = false;

  choose = async (): Promise<BackupPlace> => null;
  isAllowed = async () => !this.isRefused;
  allow = async () => !this.isRefused;
  names = async () => [...this.files.keys()];
  remove = async (_: BackupPlace, name: string) => void this.files.delete(name);

  async create(_: BackupPlace, name: string): Promise<ByteSink> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    return {
      write: async (bytes) => {
        if (this.isFull) throw new Error('The disk is full.');
        parts.push(bytes);
      },
      close: async () => void this.files.set(name, await new Blob(parts).text()),
      abort: async () => {},
    };
  }
}

/** A window that has been open for a while, with backups switched on unless something else is said. */
async function openWindow(change: Parameters<typeof changeBackupState>[1] = { isOn: true }) {
  const profile = newProfile();
  const backupFiles = new FolderHere();
  const clock = new ManualClock();
  const window = await profile.open({ clock, openBackupFiles: async () => backupFiles });
  await changeBackupState(window.database, change);
  /** Lets so much time pass that it is looked for a due backup, and waits until that is over. */
  const pass = async (milliseconds: number) => {
    clock.advance(milliseconds);
    await vi.waitFor(() => expect(clock.hasSleeper(600_000)).toBe(true));
  };
  return { ...window, keeping: await window.app.openKeeping(), backupFiles, clock, pass };
}

async function write(database: AsideDatabase, id: string, at: number): Promise<void> {
  await database.conversations.put(
    emptyConversation({ id, headId: id, nextSeq: 2, createdAt: at, updatedAt: at }),
  );
  await database.messages.put(userMessage(id, `Words of ${id}`, { conversationId: id, createdAt: at }));
}

const conversationsIn = (text: string | undefined): string[] =>
  JSON.parse(text ?? '{"conversations":[]}').conversations.map(
    ({ conversation }: { conversation: { id: string } }) => conversation.id,
  );

describe('a backup', () => {
  test('is made once a day, with everything in it, when something has changed', async () => {
    const { database, backupFiles, clock, pass } = await openWindow();
    await write(database, 'first', clock.now());
    await pass(60_000);
    const name = backupName(clock.now());
    expect(conversationsIn(backupFiles.files.get(name))).toEqual(['first']);
    await write(database, 'second', clock.now());
    await pass(600_000);
    expect([...backupFiles.files.keys()]).toEqual([name]);
    await pass(day);
    expect(conversationsIn(backupFiles.files.get(backupName(clock.now())))).toEqual(['first', 'second']);
    await pass(day);
    expect(backupFiles.files.size).toBe(2);
  });

  test('is kept for as many days as the user wants, and other files stay', async () => {
    const { keeping, database, backupFiles, clock } = await openWindow({ isOn: true, keepDays: 7 });
    for (const age of [3, 6, 7, 100]) backupFiles.files.set(backupName(clock.now() - age * day), '');
    backupFiles.files.set('notes.txt', 'mine');
    await write(database, 'first', clock.now());
    await keeping.backUpNow();
    const kept = [0, 3, 6].map((age) => backupName(clock.now() - age * day));
    expect([...backupFiles.files.keys()].toSorted()).toEqual([...kept, 'notes.txt'].toSorted());
  });

  test('that is too old and cannot be removed now goes after the next one, and does not keep others', async () => {
    const { keeping, database, backupFiles, clock } = await openWindow({ isOn: true, keepDays: 7 });
    const [stuck, other] = [200, 100].map((age) => backupName(clock.now() - age * day));
    for (const name of [stuck, other]) backupFiles.files.set(name ?? '', '');
    const { remove } = backupFiles;
    backupFiles.remove = async (place, name) => {
      if (name === stuck) throw new Error('The file is in use.');
      await remove(place, name);
    };
    await write(database, 'first', clock.now());
    await keeping.backUpNow();
    expect([...backupFiles.files.keys()]).toEqual([stuck, backupName(clock.now())]);
    backupFiles.remove = remove;
    await keeping.backUpNow();
    expect([...backupFiles.files.keys()]).toEqual([backupName(clock.now())]);
  });

  test('that cannot be written is said, noted, and tried again after an hour', async () => {
    const { app, keeping, database, backupFiles, clock, pass } = await openWindow();
    await write(database, 'first', clock.now());
    backupFiles.isFull = true;
    await keeping.backUpNow();
    expect(app.store.getState().notices.map(({ text }) => text)).toEqual([
      'The backup could not be written. Your conversations are untouched. Is the folder still there?',
    ]);
    expect(await readBackupState(database)).toMatchObject({ failedAt: clock.now() });
    expect(backupFiles.files.size).toBe(0);
    backupFiles.isFull = false;
    await pass(60_000);
    expect(backupFiles.files.size).toBe(0);
    await pass(day / 24);
    expect(backupFiles.files.size).toBe(1);
    expect((await readBackupState(database)).failedAt).toBeUndefined();
  });

  test('is not made where the browser wants to be asked first', async () => {
    const { keeping, database, backupFiles, clock, pass } = await openWindow();
    await write(database, 'first', clock.now());
    backupFiles.isRefused = true;
    await pass(60_000);
    await pass(600_000);
    expect(backupFiles.files.size).toBe(0);
    expect(await keeping.isBackupAllowed(await readBackupState(database))).toBe(false);
    backupFiles.isRefused = false;
    await keeping.allowBackups(await readBackupState(database));
    expect(backupFiles.files.size).toBe(1);
  });

  test('is not made as long as they are off', async () => {
    const { keeping, database, backupFiles, clock, pass } = await openWindow({ isOn: false });
    await write(database, 'first', clock.now());
    await pass(60_000);
    await pass(600_000);
    expect(backupFiles.files.size).toBe(0);
    await keeping.switchBackupsOn();
    expect(backupFiles.files.size).toBe(1);
    expect(await readBackupState(database)).toMatchObject({ isOn: true, lastAt: clock.now() });
  });
});

describe('what an import has brought', () => {
  /** An import of a conversation that is older than every backup here. */
  async function importOld({ database, clock }: Awaited<ReturnType<typeof openWindow>>, id: string) {
    const at = clock.now() - 300 * day;
    const conversation = emptyConversation({
      id,
      headId: `m ${id}`,
      nextSeq: 2,
      createdAt: at,
      updatedAt: at,
    });
    const message = userMessage(`m ${id}`, `Words of ${id}`, { conversationId: id, createdAt: at });
    const file = { conversation, messages: [message], summaries: [], requests: [] };
    await beginImport(database, { id: `import ${id}`, names: ['file'], startedAt: clock.now(), planned: 1 });
    await storeImported(database, `import ${id}`, file, { isForeign: false, restores: false });
  }

  /** A window with a backup, and then an import. */
  async function openImported() {
    const window = await openWindow();
    const { database, keeping, clock } = window;
    await write(database, 'first', clock.now() - day);
    await keeping.backUpNow();
    await importOld(window, 'theirs');
    const unsaved = async () => countUnsaved(database, await readBackupState(database));
    const undo = (id: string) => undoImport(database, `import ${id}`, new Set(), 0);
    return { ...window, unsaved, undo };
  }

  test('is new, however old it is, until there is a backup of it', async () => {
    const { unsaved, keeping } = await openImported();
    expect(await unsaved()).toBe(1);
    await keeping.backUpNow();
    expect(await unsaved()).toBe(0);
  });

  test('is told by what watches the backups', async () => {
    const { keeping, undo } = await openImported();
    const counts: number[] = [];
    const end = keeping.watchBackups('all', ({ unsaved }) => counts.push(unsaved));
    await vi.waitFor(() => expect(counts.at(-1)).toBe(1));
    await undo('theirs');
    await vi.waitFor(() => expect(counts.at(-1)).toBe(0));
    end();
  });

  test('is in the backup of the next day', async () => {
    const { backupFiles, clock, pass } = await openImported();
    await pass(day);
    expect(conversationsIn(backupFiles.files.get(backupName(clock.now())))).toEqual(['first', 'theirs']);
  });

  test('is not new any more when it has been taken back', async () => {
    const { unsaved, undo } = await openImported();
    await undo('theirs');
    expect(await unsaved()).toBe(0);
  });

  test('stays new when another import is taken back that was in the backup', async () => {
    const window = await openImported();
    await window.keeping.backUpNow();
    await importOld(window, 'others');
    await window.undo('theirs');
    expect(await window.unsaved()).toBe(1);
  });

  test('while a backup is made stays new after it', async () => {
    const window = await openImported();
    const begun = await startOfBackup(window.database, window.clock.now());
    await importOld(window, 'meanwhile');
    await noteBackup(window.database, begun);
    expect(await window.unsaved()).toBe(1);
  });
});

describe('the reminder', () => {
  const remindersIn = ({ app }: Awaited<ReturnType<typeof openWindow>>) =>
    app.store.getState().notices.filter(({ text }) => text === 'There has been no backup for two weeks.');

  test('comes once when there is something to lose and no backup, and leads to the page', async () => {
    const window = await openWindow({ isOn: false });
    await changeBackupState(window.database, { since: window.clock.now() - 15 * day });
    await write(window.database, 'old', window.clock.now() - 15 * day);
    await window.pass(60_000);
    expect(remindersIn(window)).toHaveLength(1);
    await remindersIn(window)[0]?.action?.run();
    expect(window.app.store.getState().screen).toBe('data');
    expect(await readBackupState(window.database)).toMatchObject({ remindedAt: window.clock.now() });
  });

  test('does not come while everything is young', async () => {
    const window = await openWindow({ isOn: false });
    await changeBackupState(window.database, { since: window.clock.now() - 15 * day });
    await write(window.database, 'young', window.clock.now() - 3 * day);
    await window.pass(60_000);
    await window.pass(600_000);
    expect(remindersIn(window)).toEqual([]);
  });

  test('does not come for what is old, but has been here for less', async () => {
    const window = await openWindow({ isOn: false });
    await write(window.database, 'imported', window.clock.now() - 300 * day);
    await window.pass(60_000);
    expect(remindersIn(window)).toEqual([]);
    expect((await readBackupState(window.database)).since).toBe(window.clock.now());
  });
});

test('pressing twice asks for one folder, and makes one backup', async () => {
  const { keeping, backupFiles } = await openWindow({});
  let questions = 0;
  let files = 0;
  const { create } = backupFiles;
  backupFiles.choose = async () => {
    questions++;
    return null;
  };
  backupFiles.create = (place, name) => {
    files++;
    return create.call(backupFiles, place, name);
  };
  await Promise.all([keeping.switchBackupsOn(), keeping.switchBackupsOn()]);
  expect([questions, files]).toEqual([1, 1]);
  await Promise.all([keeping.backUpNow(), keeping.backUpNow()]);
  expect(files).toBe(2);
});
