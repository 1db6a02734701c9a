/** The panel as a whole, and what it says when it cannot go on. */
export const app = {
  allConversations: 'All conversations',
  outdated: 'Aside was updated in another window. Reload this one to go on.',
  reload: 'Reload',
  cannotShow: 'This could not be shown',
  cannotShowWhy:
    'Aside ran into an error while loading or drawing this page. Your conversations are untouched. Reload to try again.',
  newerData: 'A newer Aside has been here',
  newerDataWhy:
    'Your conversations were saved by a newer version of Aside. This older one leaves them untouched. Update Aside, or reload to try again.',
  cannotOpen: 'Aside cannot open its data',
  cannotOpenWhy:
    'The browser did not let Aside open its database. Your conversations are untouched. Free some disk space or restart the browser, then reload.',
  saveCopy: 'Save a copy of the data',
  saveCopyHint: 'The data is as it was before. You can save all of it as a file, as it is stored.',
  noCopy: 'No copy could be saved. The data itself is untouched.',
};
