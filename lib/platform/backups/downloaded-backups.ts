import { browser } from 'wxt/browser';
import type { BackupFiles } from './backup-files';
import { folderBackups } from './folder-backups';

/** The folder for backups in the browser's folder for downloads. */
const folderName = 'Aside';

const permission = { permissions: ['downloads' as const] };

/** Backups among the browser's downloads, where it lets no extension write anywhere else. */
export const downloadedBackups: BackupFiles = {
  kind: 'downloads',

  choose: async () => ((await browser.permissions.request(permission)) ? null : undefined),
  isAllowed: () => browser.permissions.contains(permission),
  allow: () => browser.permissions.request(permission),

  async create(_, name) {
    // The file is whole before the browser sees it: a download that broke off could not be told from one that ended.
    const folder = await navigator.storage.getDirectory();
    const file = await folderBackups.create(folder, name);
    return {
      ...file,
      async close() {
        await file.close();
        const url = URL.createObjectURL(await (await folder.getFileHandle(name)).getFile());
        await download(url, `${folderName}/${name}`).finally(() => URL.revokeObjectURL(url));
        await folder.removeEntry(name);
      },
    };
  },

  names: async () => (await ownDownloads()).map(({ filename }) => baseName(filename)),

  async remove(_, name) {
    for (const { id, filename } of await ownDownloads()) {
      if (baseName(filename) !== name) continue;
      await browser.downloads.removeFile(id);
      await browser.downloads.erase({ id });
    }
  },
};

/** Resolves when the file is there. */
async function download(url: string, filename: string): Promise<void> {
  const states = new Map<number, string | undefined>();
  let onState = () => {};
  const listen = ({ id, state }: { id: number; state?: { current?: string | undefined } | undefined }) => {
    if (state) states.set(id, state.current);
    onState();
  };
  browser.downloads.onChanged.addListener(listen);
  try {
    const id = await browser.downloads.download({
      url,
      filename,
      conflictAction: 'overwrite',
      saveAs: false,
    });
    await new Promise<void>((resolve, reject) => {
      onState = () => {
        if (states.get(id) === 'complete') resolve();
        if (states.get(id) === 'interrupted') reject(new Error('The browser did not finish the download.'));
      };
      onState();
    });
  } finally {
    browser.downloads.onChanged.removeListener(listen);
  }
}

async function ownDownloads() {
  const found = await browser.downloads.search({ query: [folderName], exists: true });
  return found.filter(({ byExtensionId }) => byExtensionId === browser.runtime.id);
}

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
