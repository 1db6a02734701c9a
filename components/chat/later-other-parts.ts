import { later } from '../later';

/** Only imported messages have such parts: their code is no part of the panel's start. */
export const OtherParts = later(async () => (await import('./other-parts')).OtherParts);
