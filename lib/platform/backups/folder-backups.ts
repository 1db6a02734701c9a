import type { BackupFiles, BackupPlace } from './backup-files';

/** What Chromium knows beyond TypeScript's types (https://wicg.github.io/file-system-access/). */
interface AskableFolder extends FileSystemDirectoryHandle {
  queryPermission?(wish: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(wish: { mode: 'readwrite' }): Promise<PermissionState>;
}

interface PickerWindow {
  showDirectoryPicker?(options: {
    id: string;
    mode: 'readwrite';
    startIn: 'documents';
  }): Promise<FileSystemDirectoryHandle>;
}

export function canPickFolder(): boolean {
  return (globalThis as PickerWindow).showDirectoryPicker !== undefined;
}

/** Backups in a folder that the user picks: if a program keeps it the same on several machines, they are there, too. */
export const folderBackups: BackupFiles = {
  kind: 'folder',

  async choose() {
    try {
      const options = { id: 'backups', mode: 'readwrite', startIn: 'documents' } as const;
      return await (globalThis as PickerWindow).showDirectoryPicker?.(options);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return undefined;
      throw error;
    }
  },

  // A folder without these calls is one of the extension's own: nobody is asked for it.
  async isAllowed(place) {
    const folder: AskableFolder = folderOf(place);
    return ((await folder.queryPermission?.({ mode: 'readwrite' })) ?? 'granted') === 'granted';
  },
  async allow(place) {
    const folder: AskableFolder = folderOf(place);
    return ((await folder.requestPermission?.({ mode: 'readwrite' })) ?? 'granted') === 'granted';
  },

  async create(place, name) {
    const folder = folderOf(place);
    const file = await folder.getFileHandle(name, { create: true });
    const stream = await file.createWritable();
    return {
      write: (bytes) => stream.write(bytes),
      close: () => stream.close(),
      async abort() {
        await stream.abort();
        // A new file without anything in it would look like a backup.
        if ((await file.getFile()).size === 0) await folder.removeEntry(name);
      },
    };
  },

  async names(place) {
    const names: string[] = [];
    for await (const [name, { kind }] of folderOf(place).entries()) if (kind === 'file') names.push(name);
    return names;
  },

  remove: (place, name) => folderOf(place).removeEntry(name),
};

function folderOf(place: BackupPlace): FileSystemDirectoryHandle {
  if (!place) throw new Error('No folder has been picked.');
  return place;
}
