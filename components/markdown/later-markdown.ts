import { later } from '../later';

/** Markdown is a quarter of the panel's JavaScript, and an empty conversation has none. */
export const Markdown = later(async () => (await import('./markdown')).Markdown);
