import { browser } from 'wxt/browser';
import type {
  DocumentReading,
  PagePart,
  PageProblem,
  PageReading,
  PageRequest,
} from '@/lib/core/attachments/page-reading';
import { startOfPageText, tidyPageText } from '@/lib/core/attachments/page-text';

/** A tab, and the frame in it where something is selected. */
export type TabPlace = Pick<PageRequest, 'tabId' | 'frameId'>;

/** The tabs whose text the user may add to a message. */
export interface Pages {
  /** Reads a part of the active tab of this window, or of another one. */
  read(part: PagePart, tab?: TabPlace): Promise<PageReading>;
  /** Firefox asks once whether website content may go to the model. To be called in a click. */
  requestConsent(): Promise<boolean>;
  /** Asks for leave to read every site. To be called in a click. */
  requestEverySite(): Promise<boolean>;
}

/** In milliseconds: for a page that is still loading, or too busy to answer. */
const patience = 10_000;

const everySite = { origins: ['https://*/*', 'http://*/*'] };

export const pages: Pages = {
  async read(part, place) {
    if (!(await hasConsent())) return refused('needs-consent');
    const tab = place ? { id: place.tabId } : await activeTab();
    if (tab?.id === undefined) return refused('failed');
    const problem = problemWithAddress('url' in tab ? tab.url : undefined);
    if (problem) return refused(problem);
    try {
      return await withPatience(read(part, tab.id, place?.frameId));
    } catch (error) {
      return refused(problemSaid(error instanceof Error ? error.message : String(error)));
    }
  },
  requestConsent: () => (isFirefox() ? browser.permissions.request(websiteContent) : Promise.resolve(true)),
  requestEverySite: () => browser.permissions.request(everySite),
};

/** Firefox's consent to data collection, which the types of the shared interface do not know. */
const websiteContent = { data_collection: ['websiteContent'] } as { origins?: string[] };

function isFirefox(): boolean {
  return import.meta.env.FIREFOX;
}

async function hasConsent(): Promise<boolean> {
  return !isFirefox() || browser.permissions.contains(websiteContent);
}

async function activeTab() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

async function read(part: PagePart, tabId: number, frameId: number | undefined): Promise<PageReading> {
  return part === 'page' ? readPage(tabId) : readSelection(tabId, frameId);
}

async function readPage(tabId: number): Promise<PageReading> {
  const [injected] = await browser.scripting.executeScript({
    target: { tabId },
    files: ['/page-reader.js'],
  });
  const reading = injected?.result as DocumentReading | undefined;
  if (!reading) return refused('failed');
  return reading.kind === 'read' ? reading : refused(reading.kind);
}

async function readSelection(tabId: number, frameId: number | undefined): Promise<PageReading> {
  const [injected] = await browser.scripting.executeScript({
    target: frameId === undefined ? { tabId } : { tabId, frameIds: [frameId] },
    func: selectionOf,
  });
  const selection = injected?.result;
  if (!selection) return refused('failed');
  const text = tidyPageText(selection.text);
  if (text === '') return refused('nothing-selected');
  const { address } = selection;
  return { kind: 'read', title: tidyPageText(selection.title), address, ...startOfPageText(text) };
}

/** Runs in the page, alone: it may use nothing from around it. */
function selectionOf(): { title: string; address: string; text: string } {
  const field = document.activeElement;
  const isField = field instanceof HTMLTextAreaElement;
  const text = isField
    ? field.value.slice(field.selectionStart, field.selectionEnd)
    : (getSelection()?.toString() ?? '');
  return { title: document.title, address: location.href, text };
}

function refused(problem: PageProblem): PageReading {
  return { kind: 'refused', problem };
}

const closedSchemes = [
  'chrome:',
  'edge:',
  'brave:',
  'about:',
  'view-source:',
  'devtools:',
  'resource:',
  'chrome-search:',
];
const closedHosts = ['chromewebstore.google.com', 'microsoftedge.microsoft.com', 'addons.mozilla.org'];

/** What speaks against reading this address, as far as the browser tells it: without access it does not. */
function problemWithAddress(address: string | undefined): PageProblem | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, hostname, pathname, origin } = new URL(address);
  if (origin === new URL(browser.runtime.getURL('/')).origin) return 'own-page';
  if (closedSchemes.includes(protocol) || /-extension:$/.test(protocol)) return 'browser-page';
  if (closedHosts.includes(hostname)) return 'browser-page';
  if (hostname === 'chrome.google.com' && pathname.startsWith('/webstore')) return 'browser-page';
  return isFirefox() && pathname.toLowerCase().endsWith('.pdf') ? 'pdf' : undefined;
}

/** Browsers say why they refuse only in words; those that are not known are most often about access. */
function problemSaid(message: string): PageProblem {
  if (message === tooSlow) return 'too-slow';
  if (/chrome:\/\/|edge:\/\/|extensions gallery|extension:\/\/|devtools:|about:|privileged/i.test(message))
    return 'browser-page';
  if (/no tab with id|invalid tab|frame with id|was removed|crashed|error page/i.test(message))
    return 'failed';
  return 'needs-access';
}

const tooSlow = 'The page did not answer in time.';

async function withPatience<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(tooSlow)), patience);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
