/** A key that is pressed together with Ctrl, or with Command on a Mac. */
export interface Shortcut {
  /** As in `KeyboardEvent.key`, in lower case. */
  key: string;
  hasShift?: boolean;
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether this press is the shortcut; on keyboards of other scripts, the key in the same place counts. */
export function isPressed({ key, hasShift = false }: Shortcut, press: KeyPress, isMac: boolean): boolean {
  const isModified = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (!isModified || press.altKey) return false;
  // Other characters need Shift on some keyboards, as "/" on a German one.
  if (isLetter(key) && press.shiftKey !== hasShift) return false;
  const isLatin = /^[\x20-\x7e]$/.test(press.key);
  return isLatin ? press.key.toLowerCase() === key : press.code === codeOf(key);
}

const isLetter = (key: string) => /^[a-z]$/.test(key);

const codesOfCharacters: Record<string, string> = { ',': 'Comma', '/': 'Slash' };

/** The key in that place on an American keyboard, as in `KeyboardEvent.code`. */
function codeOf(key: string): string {
  return codesOfCharacters[key] ?? `Key${key.toUpperCase()}`;
}

/** The names of the keys, in the order in which one presses them. */
export function keysOf({ key, hasShift = false }: Shortcut, isMac: boolean): string[] {
  return [isMac ? '⌘' : 'Ctrl', ...(hasShift ? [isMac ? '⇧' : 'Shift'] : []), key.toUpperCase()];
}

/** The same for `aria-keyshortcuts` (https://www.w3.org/TR/wai-aria-1.2/#aria-keyshortcuts). */
export function ariaKeys({ key, hasShift = false }: Shortcut, isMac: boolean): string {
  return [isMac ? 'Meta' : 'Control', ...(hasShift ? ['Shift'] : []), key.toUpperCase()].join('+');
}

/** Whether this computer is a Mac: there, Command does what Ctrl does elsewhere. */
export const isOnMac = /\bMac/.test(navigator.userAgent);
