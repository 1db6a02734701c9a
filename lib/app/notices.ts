import type { AppContext } from './edges';
import { addNotice, type Notice, removeNotice } from './state';

/** In milliseconds: how long a notice stays at least, and for each character that there is to read. */
const shortestStay = 4_000;
const stayPerCharacter = 70;
/** In milliseconds: how long notices stay when the user leaves them again. */
const rest = 3_000;

/** Tells of something in a sentence, for as long as it takes to read it. */
export function tell(app: AppContext, text: string): void {
  void pass(app, { text, meaning: text }, shortestStay + stayPerCharacter * text.length).catch(() => {});
}

/** Tells of something that went wrong, until the user closes it. */
export function warn(app: AppContext, text: string): void {
  addNotice(app.store, { id: app.newId(), text, meaning: text, isError: true });
}

/** In milliseconds: how long what can be done about something is offered. */
const offerTime = 12_000;

/** Tells of something, and offers for a while what can be done about it. */
export function offer(app: AppContext, text: string, action: NonNullable<Notice['action']>): void {
  void pass(app, { text, meaning: text, action }, offerTime).catch(() => {});
}

/** What is told of what was done: a notice takes the place of an earlier one with the same meaning. */
type Done = Pick<Notice, 'meaning' | 'since'>;

/**
 * Tells of something that was done, and offers the way back for so many milliseconds, or as long as the user is at
 * the notices. Resolves when the offer is over; if the window closes first, never.
 */
export async function offerUndo(
  app: AppContext,
  time: number,
  text: string,
  undo: () => Promise<void>,
  done: Done = {},
): Promise<void> {
  await pass(app, { text, undo, since: app.clock.now(), ...done }, time);
}

/** Takes back what was done last, if its undo is still offered. */
export async function undoLast(app: AppContext): Promise<void> {
  await app.store
    .getState()
    .notices.findLast(({ undo }) => undo)
    ?.undo?.();
}

/** The earliest moment that what was done since is still offered to be undone in this window; Infinity for none. */
export function undoableSince(app: AppContext): number {
  const offers = app.store.getState().notices.filter(({ undo }) => undo);
  return Math.min(...offers.map(({ since = Infinity }) => since));
}

/** Shows a notice for so long, and longer while the user is at the notices. */
async function pass(app: AppContext, notice: Omit<Notice, 'id'>, time: number): Promise<void> {
  const id = app.newId();
  const { undo, action } = notice;
  const once = (act: () => Promise<void>) => async () => {
    removeNotice(app.store, id);
    await act();
  };
  addNotice(app.store, {
    ...notice,
    id,
    ...(undo && { undo: once(undo) }),
    ...(action && { action: { ...action, run: once(action.run) } }),
  });
  await sleep(app, time);
  while (isHeld(app, id)) {
    await release(app);
    await sleep(app, rest);
  }
  removeNotice(app.store, id);
}

function isHeld({ store }: AppContext, id: string): boolean {
  const { areNoticesHeld, notices } = store.getState();
  return areNoticesHeld && notices.some((notice) => notice.id === id);
}

/** Resolves when the user is not at the notices any more. */
function release({ store }: AppContext): Promise<void> {
  return new Promise((resolve) => {
    const end = store.subscribe(({ areNoticesHeld }) => {
      if (areNoticesHeld) return;
      end();
      resolve();
    });
  });
}

function sleep({ clock }: AppContext, time: number): Promise<void> {
  return clock.sleep(time, new AbortController().signal);
}
