import type { PagePart, PageProblem, PageRequest } from '@/lib/core/attachments/page-reading';
import type { TabPlace } from '@/lib/platform/pages';
import { attach } from './attachments';
import type { AppContext } from './edges';
import { tell } from './notices';

/** The browser wants a word of the user first; `place` is where to read then, absent for the active tab. */
export interface PageWait {
  problem: NeededWord;
  part: PagePart;
  place?: TabPlace;
}

/** What can be cured by a word of the user. */
type NeededWord = Extract<PageProblem, 'needs-access' | 'needs-consent'>;

/**
 * Puts the text of the active tab, or of another one, into the next message of the conversation that is shown. The
 * text is data that the user can look at and remove; nothing is sent. If it cannot be read, a notice says why, or
 * `state.pageWait` asks for what is needed.
 */
export async function addPage(app: AppContext, part: PagePart, place?: TabPlace): Promise<void> {
  const { store } = app;
  const { conversationId } = store.getState();
  store.setState(({ pageReadings }) => ({
    screen: 'chat',
    view: null,
    pageWait: null,
    pageReadings: [...pageReadings, conversationId],
  }));
  try {
    await readInto(app, conversationId, part, place);
  } finally {
    store.setState(({ pageReadings }) => ({
      pageReadings: pageReadings.toSpliced(pageReadings.indexOf(conversationId), 1),
    }));
  }
}

async function readInto(
  app: AppContext,
  conversationId: string,
  part: PagePart,
  place: TabPlace | undefined,
): Promise<void> {
  const reading = await app.pages.read(part, place);
  if (reading.kind === 'refused') return refuse(app, reading.problem, part, place);
  const { title, address, text, wholeLength } = reading;
  const block = { type: 'page', title, address, text, isSelection: part === 'selection' } as const;
  const added = await attach(app, conversationId, block);
  if (added && text.length < wholeLength) tellOfCut(app, text.length, wholeLength);
}

/** Takes up what was asked for outside the panel. */
export async function takePageRequest(app: AppContext, { part, ...place }: PageRequest): Promise<void> {
  if (part !== 'again') return addPage(app, part, place);
  const { pageWait } = app.store.getState();
  if (pageWait?.problem !== 'needs-access') return;
  await addPage(app, pageWait.part, pageWait.place);
}

/** Gives the browser the word it waits for, and goes on. To be called in the click itself. */
export async function allowPage(app: AppContext): Promise<void> {
  const { pageWait, words } = app.store.getState();
  if (!pageWait) return;
  const { problem, part, place } = pageWait;
  // Nothing is awaited before: the browser asks the user only in the click.
  const asked = problem === 'needs-consent' ? app.pages.requestConsent() : app.pages.requestEverySite();
  if (!(await asked.catch(() => false))) return giveUp(app, words.page.problems['access-refused']);
  await addPage(app, part, place);
  // With leave to read every site, to ask for it once more would help nobody.
  const { pageWait: next } = app.store.getState();
  const isStillClosed = next?.problem === 'needs-access';
  if (problem === 'needs-access' && isStillClosed) giveUp(app, words.page.problems['access-useless']);
}

/** Gives up waiting for access. */
export function forgetPage({ store }: AppContext): void {
  store.setState({ pageWait: null });
}

function refuse(app: AppContext, problem: PageProblem, part: PagePart, place: TabPlace | undefined): void {
  const { store } = app;
  if (problem === 'needs-access' || problem === 'needs-consent') {
    store.setState({ pageWait: { problem, part, ...(place && { place }) } });
    return;
  }
  tell(app, store.getState().words.page.problems[problem]);
}

/** Waits for nothing more, and says why the page was not added. */
function giveUp(app: AppContext, reason: string): void {
  app.store.setState({ pageWait: null });
  tell(app, reason);
}

function tellOfCut(app: AppContext, taken: number, whole: number): void {
  const { words } = app.store.getState();
  const format = new Intl.NumberFormat(words.locale);
  tell(app, words.page.cut(format.format(taken), format.format(whole)));
}
