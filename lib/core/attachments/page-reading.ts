/** What reading a document gave. */
export type DocumentReading =
  /** `text` is the beginning of something that has `wholeLength` characters. */
  | { kind: 'read'; title: string; address: string; text: string; wholeLength: number }
  /** The browser shows a PDF, whose text is not in the page. */
  | { kind: 'pdf' }
  | { kind: 'empty' };

/**
 * Why a tab could not be read.
 * - `needs-access`: the browser has not been told that Aside may read this tab
 * - `needs-consent`: Firefox asks whether website content may go to the model
 * - `browser-page`: a page of the browser itself or of its extension store, which no extension may read
 * - `own-page`: Aside itself is in the tab
 * - `pdf`: the browser's viewer shows a PDF
 * - `empty`: there is no text on the page
 * - `nothing-selected`: the selection was asked for, and there is none
 * - `too-slow`: the page did not answer in time, perhaps because it is still loading
 * - `failed`: the tab is gone, or has crashed
 */
export type PageProblem =
  | 'needs-access'
  | 'needs-consent'
  | 'browser-page'
  | 'own-page'
  | 'pdf'
  | 'empty'
  | 'nothing-selected'
  | 'too-slow'
  | 'failed';

/** Which part of a page. */
export type PagePart = 'page' | 'selection';

/** What reading a tab gave. */
export type PageReading =
  | Extract<DocumentReading, { kind: 'read' }>
  | { kind: 'refused'; problem: PageProblem };

/**
 * A part of a tab that was asked for outside the panel: by the context menu or a command. `again`: the toolbar button
 * was pressed, which gives access to a tab that the panel may be waiting for.
 */
export interface PageRequest {
  id: string;
  part: PagePart | 'again';
  tabId: number;
  /** In which window, so that only its panel takes it. */
  windowId: number;
  /** The frame in which the text is selected; absent for the page itself. */
  frameId?: number;
}
