/** What is said in more than one place. */
export const common = {
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  copyLine: 'Copy line',
  save: 'Save',
  undo: 'Undo',
};
