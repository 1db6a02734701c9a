/** What is said in more than one place. */
export const common = {
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  undo: 'Undo',
};
