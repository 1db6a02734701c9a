import type { Shortcut } from './shortcut';

/** The commands that have a shortcut, and which; the only place that says so. */
export const shortcuts = {
  openPalette: { key: 'k' },
  newConversation: { key: 'o', hasShift: true },
  findHere: { key: 'f' },
  whatIsSent: { key: 'i' },
  openSettings: { key: ',' },
  showShortcuts: { key: '/' },
} satisfies Record<string, Shortcut>;
