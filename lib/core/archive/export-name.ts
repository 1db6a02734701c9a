/** The forms in which conversations can be exported. */
export type ExportForm = 'aside' | 'aside-zip' | 'markdown' | 'openai' | 'anthropic';

const endings: { readonly [form in ExportForm]: string } = {
  aside: '.aside.json',
  'aside-zip': '.aside.zip',
  markdown: '.md',
  openai: '.openai.json',
  anthropic: '.anthropic.json',
};

/** What a file is to be called. */
export interface NamedExport {
  form: ExportForm;
  /** Of the one conversation that is exported; absent for several. */
  title?: string;
  /** Whether there is a passphrase. */
  isEncrypted: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

/** In characters: file systems have room for 255 bytes. */
const longestTitle = 50;

/**
 * The name of an exported file: `aside-2026-11-21-0930.aside.json`, or with the title of its one conversation in front.
 * It is one that every file system takes.
 */
export function exportName({ form, title = '', isEncrypted, now }: NamedExport): string {
  const date = new Date(now);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-');
  const time = [date.getHours(), date.getMinutes()].map(twoDigits).join('');

  return `${plainName(title) || 'aside'}-${day}-${time}${endings[form]}${isEncrypted ? '.encrypted' : ''}`;
}

/** Letters and digits of any language, everything else as one hyphen. */
function plainName(title: string): string {
  const words = title.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return Array.from(words.join('-')).slice(0, longestTitle).join('').replace(/-$/, '');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
