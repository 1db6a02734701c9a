import type { english } from './english';
import type { englishLater } from './english-later';

/**
 * Every word that Aside says to people, by the part of the panel that says it. English is the original: its shape is
 * the type, so a language that lacks a message, or gives it other arguments, does not compile.
 */
export type Words = typeof english;

/** The same for parts that are opened now and then: not part of the panel's start (`Words.later`). */
export type LaterWords = typeof englishLater;
