import type { Clock } from '@/lib/core/clock';
import type { Wire } from '@/lib/core/content';
import type { ModelDescription, Provider } from '@/lib/core/provider';
import type { ImportRunner } from '@/lib/importing/import-runner';
import type { BackupFiles } from '@/lib/platform/backups/backup-files';
import type { ReadDocument, ReadOptions } from '@/lib/platform/files/read-file';
import type { ReadPicture } from '@/lib/platform/files/read-picture';
import type { SavingFile } from '@/lib/platform/files/save-file';
import type { Locks } from '@/lib/platform/locks';
import type { Pages } from '@/lib/platform/pages';
import type { Permissions } from '@/lib/platform/permissions';
import type { StorageSpace } from '@/lib/platform/storage-space';
import type { BaseUrlResult } from '@/lib/providers/base-url';
import type { Connection } from '@/lib/providers/connection';
import type { MessageSearch } from '@/lib/search/message-search';
import type { AsideDatabase } from '@/lib/storage/database';
import type { KeyVault } from '@/lib/storage/key-vault';
import type { Journals } from './journals';
import type { AppStore } from './state';

/** Everything outside the app that the use cases touch. */
export interface Edges {
  database: AsideDatabase;
  vault: KeyVault;
  openProvider(connection: Connection): Promise<Provider>;
  /** Tests the address and the key, and gives the models; throws ReplyFailed. */
  checkConnection(connection: Connection, signal: AbortSignal): Promise<ModelDescription[]>;
  /** Reads an address as people type it, or says in a sentence what is wrong with it. */
  checkBaseUrl(typed: string, wire: Wire): BaseUrlResult;
  /** Counts the tokens of texts, on another thread. */
  countTokens(texts: readonly string[]): Promise<readonly number[]>;
  /** Searches all messages, on another thread. */
  messageSearch: MessageSearch;
  pages: Pages;
  /** Reads a file for a message; throws FileRefused with what is wrong with it. */
  readFile(file: File, options: ReadOptions): Promise<ReadPicture | ReadDocument>;
  /** Asks where a file is to be saved, in the click itself; undefined if nowhere. */
  saveFile(suggestedName: string): Promise<SavingFile | undefined>;
  importRunner: ImportRunner;
  permissions: Permissions;
  locks: Locks;
  clock: Clock;
  newId(): string;
  /** Of Aside. */
  version: string;
  /** Calls back once, before the next frame is painted. */
  nextFrame(callback: () => void): void;
  /** The languages that the user reads, as BCP 47 tags, the best first. */
  preferredLanguages(): readonly string[];
  /** How much room there is; undefined if the browser does not say. */
  readStorageSpace(): Promise<StorageSpace | undefined>;
  /** Puts a file among the browser's downloads. */
  downloadFile(name: string, content: Blob): Promise<void>;
  /** The files of automatic backups; not part of the panel's start. */
  openBackupFiles(): Promise<BackupFiles>;
  /** Resolves when the browser has nothing else to do. */
  whenIdle(): Promise<void>;
  /** Opens the panel anew, as after a start. */
  reload(): void;
  openTab(url: string): Promise<void>;
  /** Opens the same page in a tab: the wide layout. */
  openPanelInTab(): Promise<void>;
}

/** What every use case is given. */
export interface AppContext extends Edges {
  store: AppStore;
  journals: Journals;
  /** The turns that this window is having, by conversation id: aborting one stops its reply. */
  turns: Map<string, AbortController>;
  /** The summaries that this window is having made, by conversation id. */
  summaries: Map<string, AbortController>;
}
