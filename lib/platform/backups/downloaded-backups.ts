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
        await download(url, name);
        await folder.removeEntry(name);
      },
    };
  },

  names: async (_, written) => written,

  async remove(_, name) {
    // Firefox forgets between two starts which files an extension has downloaded, and lets it remove only those that it
    // knows. One that takes the place of the file is known, and goes with it.
    const id = await download(URL.createObjectURL(new Blob(['\n'])), name);
    const [{ filename } = {}] = await browser.downloads.search({ id });
    await browser.downloads.removeFile(id);
    await browser.downloads.erase(filename === undefined ? { id } : { filename });
  },
};

/** Puts what is at the URL among the backups, and gives its id when it is there. The URL is good for that alone. */
async function download(url: string, name: string): Promise<number> {
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
      filename: `${folderName}/${name}`,
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
    return id;
  } finally {
    URL.revokeObjectURL(url);
    browser.downloads.onChanged.removeListener(listen);
  }
}
