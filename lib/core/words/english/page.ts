/** Adding the text of a web page to a message. */
export const page = {
  addPage: 'Add this page',
  addSelection: 'Add the selection',
  reading: 'Reading the page…',

  needsAccess:
    'Aside may not read this tab yet. Press Aside’s button in the browser’s toolbar: that allows it for this page, which is then added.',
  allowEverySite: 'Allow on every site',
  needsConsent:
    'Firefox asks first whether Aside may send the text of web pages to the model you chose. It only sends pages that you add to a message.',
  continue: 'Continue',

  cut: (taken: string, whole: string) =>
    `It is very long, so only the first ${taken} of ${whole} characters were added. Select a part to add exactly that.`,

  problems: {
    'browser-page':
      'This page belongs to the browser or to its extension store, where no extension may read. Nothing was added. Copy what you need and paste it into the message.',
    'own-page':
      'This tab shows Aside itself. Open Aside in the side panel beside the page that you want to add.',
    pdf: 'The browser shows this PDF in its own viewer, which extensions cannot read. Nothing was added. Save the file, then attach it to the message.',
    empty: 'Aside found no text on this page. Nothing was added.',
    'nothing-selected': 'Nothing is selected on the page. Select some text there, then try again.',
    'too-slow':
      'The page did not answer; perhaps it is still loading. Nothing was added. Try again when it is ready.',
    failed: 'The tab could not be read: it may have been closed, or have crashed. Nothing was added.',
    'access-useless':
      'The browser does not let extensions read this page: it may be a file on this computer, or closed to them by a rule. Nothing was added. Copy what you need and paste it into the message.',
    'access-refused': 'Nothing was read and nothing was added, because the browser was not given leave.',
  },
};
