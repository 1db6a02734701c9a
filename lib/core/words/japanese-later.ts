import { backup } from './japanese/backup';
import { importing } from './japanese/import';
import { storage } from './japanese/storage';
import type { LaterWords } from './words';

export const japaneseLater = { backup, import: importing, storage } satisfies LaterWords;
