/** The page about everything that is stored: taking it out, bringing it in, keeping it safe. */
export const data = {
  title: 'Your data',
  open: 'Export and import …',
  openHint: 'Take all conversations out as one file, and bring them in elsewhere.',
  export: {
    title: 'Export',
    hint: 'Everything you wrote and read here as one file that any program can open. Keys are never in it.',
  },
};
