import { later } from '../later';

/** Most starts are not the first run; the first one waits for it, so that it is never blank. */
export const Welcome = later(async () => (await import('./welcome')).Welcome);
