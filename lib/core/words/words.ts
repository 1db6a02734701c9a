import type { english } from './english';

/**
 * Every word that Aside says to people, by the part of the panel that says it. English is the original: its shape is
 * the type, so a language that lacks a message, or gives it other arguments, does not compile.
 */
export type Words = typeof english;
