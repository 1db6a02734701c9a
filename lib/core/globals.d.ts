/**
 * The core compiles without the browser's types. These are the few names of the language's
 * surroundings that its interfaces mention; outside the core the browser's own fuller types apply.
 */
interface AbortSignal {
  readonly aborted: boolean;
}
