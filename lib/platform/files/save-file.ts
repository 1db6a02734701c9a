import type { ByteSink } from './byte-sink';
import { downloadFile, downloadTime } from './download-file';

/** A file that is being written, and what it is called. */
export interface SavingFile extends ByteSink {
  /** As the user has named it; the browser may still number a download. */
  name: string;
}

/** What Chromium has, and TypeScript does not know. */
interface PickerWindow {
  showSaveFilePicker?(options: { suggestedName: string; id?: string }): Promise<RemovableHandle>;
}

interface RemovableHandle extends FileSystemFileHandle {
  remove?(): Promise<void>;
}

/**
 * Asks where a file is to be saved, and opens it. To be called in the click itself: the browser asks only then. Where
 * it does not ask (Firefox), the file is written into the extension's own storage and downloaded when it is complete.
 * Undefined if the user wants none after all.
 */
export async function saveFile(suggestedName: string): Promise<SavingFile | undefined> {
  const { showSaveFilePicker } = window as unknown as PickerWindow;
  if (!showSaveFilePicker) return saveDownload(suggestedName);
  try {
    return await openPicked(await showSaveFilePicker.call(window, { suggestedName, id: 'aside-export' }));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** What is written takes the place of the file when it is closed; until then there is an empty one, or the old one. */
async function openPicked(handle: RemovableHandle): Promise<SavingFile> {
  const wasThere = (await handle.getFile()).size > 0;
  const stream = await handle.createWritable();
  return {
    name: handle.name,
    write: (bytes) => stream.write(bytes),
    close: () => stream.close(),
    async abort() {
      await stream.abort();
      if (!wasThere) await handle.remove?.();
    },
  };
}

const folderName = 'exports';

async function saveDownload(name: string): Promise<SavingFile> {
  const folder = await openFolder().catch(() => undefined);
  return folder ? saveInFolder(folder, name) : saveInMemory(name);
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(folderName, { create: true });
}

/**
 * Removes what earlier exports have left in the extension's own storage. Nobody tells when a download has been read
 * to its end, so a copy stays for an hour at least.
 */
export async function removeOldCopies(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(folderName);
  for await (const [name, handle] of folder.entries()) {
    if (!(handle instanceof FileSystemFileHandle)) continue;
    const { lastModified } = await handle.getFile();
    if (lastModified < Date.now() - downloadTime) await folder.removeEntry(name).catch(() => {});
  }
}

async function saveInFolder(folder: FileSystemDirectoryHandle, name: string): Promise<SavingFile> {
  const copyName = crypto.randomUUID();
  const handle = await folder.getFileHandle(copyName, { create: true });
  const stream = await handle.createWritable();
  return {
    name,
    write: (bytes) => stream.write(bytes),
    async close() {
      await stream.close();
      downloadFile(name, await handle.getFile());
    },
    async abort() {
      await stream.abort();
      await folder.removeEntry(copyName);
    },
  };
}

/** In a private window there is no storage for files. */
function saveInMemory(name: string): SavingFile {
  let parts: Blob[] = [];
  return {
    name,
    // Blobs, because the browser may keep them out of the memory of the page.
    write: async (bytes) => void parts.push(new Blob([bytes])),
    close: async () => downloadFile(name, new Blob(parts)),
    abort: async () => {
      parts = [];
    },
  };
}
