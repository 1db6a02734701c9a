import Dexie, { type EntityTable, liveQuery } from 'dexie';
import type { BackupState } from '@/lib/core/backup/backup';
import type { Calibration } from '@/lib/core/calibration';
import type { Block } from '@/lib/core/content';
import type { Conversation, Message } from '@/lib/core/conversation';
import type { Revision } from '@/lib/core/import/revision';
import type { LedgerRecord } from '@/lib/core/ledger';
import type { ModelDescription } from '@/lib/core/provider';
import type { Settings } from '@/lib/core/settings';
import type { Summary } from '@/lib/core/summary/summary';
import type { ImportRow, ImportStep, Tombstone } from './import-tables';
import { noteSearchChanges } from './search-changes';
import type { SearchChange, SearchChunk, SearchState } from './search-tables';

/** A reply that a window is receiving: as far as it had come when it was last written down. */
export interface JournalEntry {
  messageId: string;
  conversationId: string;
  content: readonly Block[];
}

/** Settings are one row. */
export type SettingsRow = Settings & { id: 'settings' };

/** A model's calibration; the id is made of its provider and its name. */
export type CalibrationRow = Calibration & { id: string };

/** The bytes of an attachment, stored once however often it is used: the id is the SHA-256 of its content, in hex. */
export interface AttachmentRow {
  id: string;
  mediaType: string;
  data: Blob;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** A system prompt that the user keeps for use in conversations. */
export interface PromptRow {
  id: string;
  name: string;
  text: string;
  /** Milliseconds since 1970. */
  updatedAt: number;
}

/** The models of a provider at an address, as it listed them last. */
export interface ModelListRow {
  providerId: string;
  baseUrl: string;
  models: readonly ModelDescription[];
}

/** What is known of backups is one row. */
export interface BackupRow extends BackupState {
  id: 'backup';
  /** The folder that the user picked; absent where files go to the browser's downloads, and before one is picked. */
  folder?: FileSystemDirectoryHandle;
}

/** Raised with every change of the tables below, together with a migration. */
const schemaVersion = 5;

/** Dexie stores its version numbers times ten. */
const nativeVersions = 10;

/**
 * The tables. Message text is never part of an index: an index copies what it indexes, and its size is limited.
 * Transactions are durable (`strict`): when one has completed, what it wrote has been flushed to disk.
 */
export class AsideDatabase extends Dexie {
  conversations!: EntityTable<Conversation, 'id'>;
  messages!: EntityTable<Message, 'id'>;
  journal!: EntityTable<JournalEntry, 'messageId'>;
  settings!: EntityTable<SettingsRow, 'id'>;
  ledger!: EntityTable<LedgerRecord, 'id'>;
  calibrations!: EntityTable<CalibrationRow, 'id'>;
  summaries!: EntityTable<Summary, 'id'>;
  attachments!: EntityTable<AttachmentRow, 'id'>;
  prompts!: EntityTable<PromptRow, 'id'>;
  modelLists!: EntityTable<ModelListRow, 'providerId'>;
  searchChunks!: EntityTable<SearchChunk, 'id'>;
  searchChanges!: EntityTable<SearchChange, 'number'>;
  searchState!: EntityTable<SearchState, 'id'>;
  backup!: EntityTable<BackupRow, 'id'>;
  tombstones!: EntityTable<Tombstone, 'id'>;
  revisions!: EntityTable<Revision, 'id'>;
  imports!: EntityTable<ImportRow, 'id'>;
  importSteps!: EntityTable<ImportStep, 'number'>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      conversations: 'id, updatedAt, deletedAt, cleared.at',
      messages: 'id, [conversationId+seq]',
      journal: 'messageId, conversationId',
      settings: 'id',
    });
    this.version(2).stores({ ledger: 'id, conversationId', calibrations: 'id' });
    this.version(3)
      .stores({ summaries: 'id, conversationId' })
      .upgrade((transaction) =>
        transaction
          .table('ledger')
          .toCollection()
          .modify((record) => {
            record.counts.summarized = 0;
          }),
      );
    this.version(4).stores({
      conversations: 'id, updatedAt, deletedAt, archivedAt, pinnedAt, cleared.at',
      messages: 'id, [conversationId+seq], *attachmentIds, deletedAt',
      attachments: 'id',
      prompts: 'id',
      modelLists: 'providerId',
      searchChunks: '++id, *messageIds',
      searchChanges: '++number',
      searchState: 'id',
    });
    this.version(schemaVersion).stores({
      backup: 'id',
      tombstones: 'id, conversationId',
      revisions: 'id, conversationId',
      imports: 'id, startedAt',
      importSteps: '++number, importId, conversationId',
    });
    this.use(noteSearchChanges);
  }
}

/** The stored data was written by a newer Aside than this one; it was left untouched. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/**
 * Opens the database, once per window. When another window upgrades it later, `onOutdated` is called and this
 * window's connection is closed for good: old code never writes into a newer database, which Dexie alone would
 * allow (it opens newer databases without complaint).
 * @throws NewerDatabaseError when a newer Aside has been here already
 */
export function openDatabase(onOutdated: () => void, name = 'aside'): Promise<AsideDatabase> {
  return open(new AsideDatabase(name), onOutdated);
}

/**
 * The same for a worker that writes only what no live query reads. Dexie would tell every window which keys have
 * changed, and for thousands of them a window has to stop for longer than a frame to take that in.
 */
export function openSilentDatabase(name = 'aside'): Promise<AsideDatabase> {
  const database = new AsideDatabase(name);
  database.unuse({ stack: 'dbcore', name: 'Observability' });
  return open(database, () => {});
}

async function open(database: AsideDatabase, onOutdated: () => void): Promise<AsideDatabase> {
  // Before Dexie opens it: where tables differ, its opening alone would change a newer database.
  const stored = (await indexedDB.databases()).find(({ name }) => name === database.name);
  refuseNewer(stored?.version);
  database.on('versionchange', () => {
    database.close({ disableAutoOpen: true });
    onOutdated();
    return false;
  });
  await database.open();
  return database;
}

function refuseNewer(version = 0): void {
  if (Math.floor(version / nativeVersions) <= schemaVersion) return;
  throw new NewerDatabaseError('The database belongs to a newer version of Aside.');
}

/**
 * Calls `onValue` with the query's result, now and whenever a window changes what it read. A failing query
 * (the database was closed) ends it silently; whoever closed it has said why.
 * @returns a function that ends it
 */
export function watch<T>(query: () => Promise<T>, onValue: (value: T) => void): () => void {
  const subscription = liveQuery(query).subscribe({ next: onValue, error: () => {} });
  return () => subscription.unsubscribe();
}
