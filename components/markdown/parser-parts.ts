/**
 * What markdown-it gets in the place of other libraries: Aside has rules of its own for bare addresses and reads
 * addresses with the browser's `URL`, so that of linkify-it, mdurl and punycode.js nothing is ever called, and of
 * uc.micro two patterns that the language knows. Together they are a fifth of the Markdown code.
 */

export { decodeHTMLStrict } from './entities';

/** Stands for linkify-it. */
export class LinkifyIt {}

/** Punctuation and symbols, in the place of uc.micro. */
export const P = /\p{P}/u;
export const S = /\p{S}/u;

/** Stands for punycode.js. */
export default {};
