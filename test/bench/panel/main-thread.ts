import type { Page } from 'puppeteer-core';

/** An entry of the browser's own trace, as far as it is needed here; times are in microseconds. */
interface TraceEvent {
  name: string;
  /** `b` for the begin of what the next ones of the same kind end. */
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** The processor's time for it: other programs on the machine do not count. */
  tdur?: number;
  args?: { data?: EventData; name?: string };
}

interface EventData {
  type?: string;
  requestMethod?: string;
  /** In milliseconds, of a key: when it was pressed, when the frame that shows it was made, how long until it was seen. */
  timeStamp?: number;
  commitFinishTime?: number;
  duration?: number;
}

/**
 * In milliseconds: the processor's time for the main thread's tasks from the key that `act` presses to the request
 * that follows. What the page does after the request has left does not count.
 */
export async function workToRequest(page: Page, act: () => Promise<void>): Promise<number> {
  const events = await trace(page, act);
  const key = events.find(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  const sent = events.find(
    ({ name, ts, args }) =>
      name === 'ResourceSendRequest' && args?.data?.requestMethod === 'POST' && ts > (key?.ts ?? Infinity),
  );
  return key && sent ? workIn(events, key, key.ts, sent.ts) : Number.NaN;
}

/** What a key took that was pressed, in milliseconds. */
interface KeyTimes {
  /** The processor's time for the main thread's tasks until the frame was made that shows it. */
  work: number;
  /** By the clock, until that frame was seen. */
  wall: number;
}

/** What each key took that `act` presses; with it, what else the page does meanwhile. */
export async function workOfKeys(page: Page, act: () => Promise<void>): Promise<KeyTimes[]> {
  const events = await trace(page, act);
  return events
    .filter(({ name, ph, args }) => name === 'EventTiming' && ph === 'b' && args?.data?.type === 'keydown')
    .map((key) => {
      const { timeStamp = 0, commitFinishTime = 0, duration = Number.NaN } = key.args?.data ?? {};
      // Of a key that changed nothing there is no frame: then it is all until the next one.
      const until = commitFinishTime > timeStamp ? commitFinishTime - timeStamp : duration;
      return { work: workIn(events, key, key.ts, key.ts + until * 1_000), wall: duration };
    });
}

async function trace({ tracing }: Page, act: () => Promise<void>): Promise<TraceEvent[]> {
  await tracing.start({ categories: ['toplevel', 'devtools.timeline'] });
  await act();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await tracing.stop()));
  return traceEvents;
}

/** In milliseconds of processor time: the longest task of a page's main thread, in a trace of the browser. */
export function longestTaskIn(trace: string): number {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace);
  const threads = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) =>
      name.endsWith('RunTask') && threads.some((thread) => thread.pid === pid && thread.tid === tid),
  );
  return tasks.reduce((longest, { dur = 0, tdur = dur }) => Math.max(longest, tdur), 0) / 1_000;
}

/** In milliseconds: the processor's time for the tasks of a thread between two moments. */
function workIn(
  events: readonly TraceEvent[],
  { pid, tid }: Pick<TraceEvent, 'pid' | 'tid'>,
  from: number,
  to: number,
): number {
  const work = events
    .filter((event) => event.name.endsWith('RunTask') && event.pid === pid && event.tid === tid)
    .map(({ ts, dur = 0, tdur = dur }) => {
      const inside = Math.min(ts + dur, to) - Math.max(ts, from);
      return inside > 0 && dur > 0 ? (tdur * inside) / dur : 0;
    });
  return work.reduce((sum, part) => sum + part, 0) / 1_000;
}
