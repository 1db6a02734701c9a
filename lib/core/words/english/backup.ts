import { plural } from '../plural';

/** Backups that Aside makes on its own. */
export const backup = {
  title: 'Backups',
  hintFolder:
    'Once a day, when nothing else is happening, Aside writes everything into a folder that you pick. If a sync program watches that folder, your conversations reach your other machines, too.',
  hintDownloads:
    'Once a day, when nothing else is happening, Aside writes everything into the folder “Aside” among your downloads.',
  restoreHint: 'To bring a backup back, here or elsewhere, import its file.',
  isOn: 'Back up every day',
  folder: (name: string) => `Into the folder “${name}”.`,
  downloads: 'Into the folder “Aside” among your downloads.',
  otherFolder: 'Choose another folder',
  keep: 'Keep files for',
  keepDays: (days: number) => plural('en', days, { one: '# day', other: '# days' }),
  keepHint: 'Older backups are removed; the newest one always stays, and so does every other file.',
  never: 'There is no backup yet.',
  last: (when: string) => `Last backup: ${when}.`,
  unsaved: (count: number) =>
    plural('en', count, {
      one: '# conversation is new or has changed since then.',
      other: '# conversations are new or have changed since then.',
    }),
  nothingNew: 'Nothing is new since then.',
  now: 'Back up now',
  running: 'Writing the backup',
  notAllowed: 'The browser wants you to allow the folder again. Until then there are no backups.',
  allow: 'Allow the folder',
  failed:
    'The last backup could not be written. Aside tries again in an hour; your conversations are untouched.',
  made: (name: string) => `Backup written: ${name}`,
  cannotMake: 'The backup could not be written. Your conversations are untouched. Is the folder still there?',
  reminder: 'There has been no backup for two weeks.',
  remind: 'Back up',
};
