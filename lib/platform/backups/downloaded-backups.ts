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

  async write(_, name, content) {
    // The file is whole before the browser sees it: a download that broke off could not be told from one that ended.
    const place = await navigator.storage.getDirectory();
    await folderBackups.write(place, name, content);
    const file = await (await place.getFileHandle(name)).getFile();
    const url = URL.createObjectURL(file);
    try {
      await downloaded(url, `${folderName}/${name}`);
    } finally {
      URL.revokeObjectURL(url);
      await place.removeEntry(name).catch(() => {});
    }
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
async function downloaded(url: string, filename: string): Promise<void> {
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
