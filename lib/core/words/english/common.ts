/** What is said in more than one place. */
export const common = {
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  copyLine: 'Copy line',
  save: 'Save',
  /** Sentences one after the other, as the language joins them. */
  sentences: (sentences: readonly string[]) => sentences.join(' '),
  undo: 'Undo',
};
