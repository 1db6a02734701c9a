import type { Page } from 'puppeteer-core';

/** An entry of the browser's own trace, as far as it is needed here; times are in microseconds. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** The processor's time for it: other programs on the machine do not count. */
  tdur?: number;
  args?: { data?: { type?: string; requestMethod?: string } };
}

/**
 * In milliseconds: the processor's time for the main thread's tasks from the key that `act` presses to the request
 * that follows. What the page does after the request has left does not count.
 */
export async function workToRequest({ tracing }: Page, act: () => Promise<void>): Promise<number> {
  await tracing.start({ categories: ['toplevel', 'devtools.timeline'] });
  await act();
  const trace = await tracing.stop();
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(new TextDecoder().decode(trace));
  return workIn(traceEvents);
}

function workIn(events: readonly TraceEvent[]): number {
  const key = events.find(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  const sent = events.find(
    ({ name, ts, args }) =>
      name === 'ResourceSendRequest' && args?.data?.requestMethod === 'POST' && ts > (key?.ts ?? Infinity),
  );
  if (!key || !sent) return Number.NaN;
  const work = events
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && pid === key.pid && tid === key.tid)
    .map(({ ts, dur = 0, tdur = dur }) => {
      const inside = Math.min(ts + dur, sent.ts) - Math.max(ts, key.ts);
      return inside > 0 && dur > 0 ? (tdur * inside) / dur : 0;
    });
  return work.reduce((sum, part) => sum + part, 0) / 1_000;
}
