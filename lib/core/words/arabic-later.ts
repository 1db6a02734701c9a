import { backup } from './arabic/backup';
import { importing } from './arabic/import';
import { storage } from './arabic/storage';
import type { LaterWords } from './words';

export const arabicLater = { backup, import: importing, storage } satisfies LaterWords;
