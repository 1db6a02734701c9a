import type { Words } from '@/lib/core/words/words';
import type { AppContext } from './edges';

/** The languages that the panel speaks, by BCP 47 tag, each with its own name. Their words are loaded when needed. */
export const languages: readonly { tag: string; name: string; load: () => Promise<Words> }[] = [
  { tag: 'en', name: 'English', load: async () => (await import('@/lib/core/words/english')).english },
  { tag: 'ar', name: 'العربية', load: async () => (await import('@/lib/core/words/arabic')).arabic },
  { tag: 'ja', name: '日本語', load: async () => (await import('@/lib/core/words/japanese')).japanese },
];

/**
 * Speaks the language that the user chose, else the first of the browser's that the panel knows, else English. The
 * words stay as they are if those of the language cannot be loaded.
 */
export async function speak(app: AppContext, chosen: string | undefined): Promise<void> {
  const tags = chosen === undefined ? app.preferredLanguages() : [chosen];
  const found = tags.map(languageOf).find((language) => language !== undefined);
  const words = await (found ?? languageOf('en'))?.load().catch(() => undefined);
  if (words && words !== app.store.getState().words) app.store.setState({ words });
}

function languageOf(tag: string) {
  return languages.find((language) => new Intl.Locale(tag).language === language.tag);
}
