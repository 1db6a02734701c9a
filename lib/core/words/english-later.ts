import { backup } from './english/backup';
import { importing } from './english/import';
import { storage } from './english/storage';

/** The words of the page about everything that is stored. */
export const englishLater = { backup, import: importing, storage };
