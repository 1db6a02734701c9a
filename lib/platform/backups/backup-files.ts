import type { ByteSink } from '../files/byte-sink';
import { downloadedBackups } from './downloaded-backups';
import { canPickFolder, folderBackups } from './folder-backups';

/** Where backups go: a folder that the user picked; null stands for the browser's downloads. */
export type BackupPlace = FileSystemDirectoryHandle | null;

/** The files of automatic backups. */
export interface BackupFiles {
  /** Whether the user picks a folder, or they go to the browser's downloads. */
  readonly kind: 'folder' | 'downloads';
  /** Asks the user for a place, in the click itself; undefined if they thought better of it. */
  choose(): Promise<BackupPlace | undefined>;
  /** Whether files can be written there now. After a restart the browser may want the user to allow it again. */
  isAllowed(place: BackupPlace): Promise<boolean>;
  /** Asks the user to allow it, in the click itself. */
  allow(place: BackupPlace): Promise<boolean>;
  /** Opens a file for writing; when it is closed, it takes the place of one with the same name. */
  create(place: BackupPlace, name: string): Promise<ByteSink>;
  /** The files that are there; `written` are those that Aside has written, for a browser that lets it not look. */
  names(place: BackupPlace, written: readonly string[]): Promise<readonly string[]>;
  remove(place: BackupPlace, name: string): Promise<void>;
}

/** The way of this browser: Firefox lets no extension write into a folder. */
export const backupFiles: BackupFiles = canPickFolder() ? folderBackups : downloadedBackups;
