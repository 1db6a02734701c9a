import type { ServerResponse } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Behaviour, Fault } from './behaviours.ts';
import type { Exchange } from './exchange.ts';
import type { Frame } from './wire.ts';

const defaultSpeed = 150;
const longestPauseMilliseconds = 1000;

/** Streams the events at the behaviour's pace and with its faults. `errorFrames` takes the place of the frame `next`. */
export async function deliverEvents(
  exchange: Exchange,
  frames: Frame[],
  errorFrames: (next: Frame, fault: 'error' | 'failed') => Frame[],
): Promise<void> {
  const { behaviour } = exchange;
  const writer = new Writer(exchange);
  const at = faultIndex(frames, behaviour.after ?? 0);
  const next = frames[at];
  await writer.frames(frames.slice(0, at));
  if (next && behaviour.fault && (await isEndedByFault(exchange, writer, behaviour.fault, next, errorFrames)))
    return;
  await writer.frames(frames.slice(at));
  if (behaviour.fault === 'extra-events')
    await writer.frames(frames.filter((frame) => frame.tokens > 0).slice(-1));
  if (behaviour.fault === 'duplicate-end') await writer.frames(frames.slice(-1));
  exchange.response.end();
}

/** Sends one JSON body, with those faults that can happen to it. */
export async function deliverWhole(exchange: Exchange, body: string): Promise<void> {
  const { behaviour, response, gone } = exchange;
  const writer = new Writer(exchange);
  const half = Math.floor(body.length / 2);
  if (behaviour.fault === 'hold') await exchange.setting.gate.wait(gone);
  const isCut = behaviour.fault === 'cut' || behaviour.fault === 'stall';
  await writer.bytes(Buffer.from(isCut ? body.slice(0, half) : body));
  if (behaviour.fault === 'cut') await destroy(response);
  else if (behaviour.fault === 'stall') await untilGone(gone);
  else response.end();
}

/** Resolves when the client has gone. */
export function untilGone(gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (gone.aborted) resolve();
    else gone.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** The frame before which the fault happens: a piece of the reply, or else the first one after them. */
function faultIndex(frames: Frame[], after: number): number {
  const chunks = frames.flatMap((frame, index) => (frame.tokens > 0 ? [index] : []));
  return chunks[after] ?? (chunks.at(-1) ?? frames.length - 2) + 1;
}

async function isEndedByFault(
  exchange: Exchange,
  writer: Writer,
  fault: Fault,
  next: Frame,
  errorFrames: (next: Frame, fault: 'error' | 'failed') => Frame[],
): Promise<boolean> {
  const { response, gone } = exchange;
  switch (fault) {
    case 'cut':
      await destroy(response);
      return true;
    case 'end':
      response.end();
      return true;
    case 'half-event':
      await writer.bytes(halfOf(writer.encode(next)));
      response.end();
      return true;
    case 'stall':
      await untilGone(gone);
      return true;
    case 'error':
    case 'failed':
      await writer.frames(errorFrames(next, fault));
      response.end();
      return true;
    case 'hold':
      await exchange.setting.gate.wait(gone);
      return false;
    case 'malformed':
      await writer.frames([{ ...next, data: '{"type": "broken', tokens: 0 }]);
      return false;
    default:
      return false;
  }
}

function halfOf(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

/** Destroys the connection once everything written so far has left. */
async function destroy(response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => response.write('', () => resolve()));
  response.destroy();
}

/** Writes bytes and events in the behaviour's style; writes nothing more when the client has gone. */
class Writer {
  readonly #response: ServerResponse;
  readonly #behaviour: Behaviour;
  readonly #gone: AbortSignal;
  #dueAt = performance.now();
  #written = 0;

  constructor({ response, behaviour, gone }: Exchange) {
    this.#response = response;
    this.#behaviour = behaviour;
    this.#gone = gone;
  }

  async frames(frames: Frame[]): Promise<void> {
    for (const frame of frames) {
      await this.#pause(frame.tokens);
      if (this.#gone.aborted) return;
      await this.bytes(this.encode(frame));
    }
  }

  encode(frame: Frame): Buffer {
    const isCrlf = this.#behaviour.bytes === 'crlf';
    const lines = [
      ...(isCrlf ? [': keep-alive'] : []),
      ...(frame.event === undefined ? [] : [`event: ${frame.event}`]),
      `data: ${frame.data}`,
    ];
    return Buffer.from(`${lines.join('\n')}\n\n`.replaceAll('\n', isCrlf ? '\r\n' : '\n'));
  }

  async bytes(bytes: Buffer): Promise<void> {
    for (const part of this.#split(bytes)) {
      if (this.#response.destroyed || this.#gone.aborted) return;
      this.#response.write(part);
      this.#written += part.length;
      if (this.#written === this.#behaviour.cutAtByte) await destroy(this.#response);
      else if (this.#isSplitting) await setImmediate();
    }
  }

  get #isSplitting(): boolean {
    return this.#behaviour.bytes === 'one-by-one' || this.#behaviour.splitAtByte !== undefined;
  }

  #split(bytes: Buffer): Buffer[] {
    if (this.#behaviour.bytes === 'one-by-one') return Array.from(bytes, (byte) => Buffer.of(byte));
    const place = (this.#behaviour.splitAtByte ?? this.#behaviour.cutAtByte ?? 0) - this.#written;
    if (place <= 0 || place >= bytes.length) return [bytes];
    return [bytes.subarray(0, place), bytes.subarray(place)];
  }

  async #pause(tokens: number): Promise<void> {
    const { speed = defaultSpeed } = this.#behaviour;
    if (speed === 'instant' || tokens === 0) return;
    this.#dueAt += Math.min(longestPauseMilliseconds, (tokens / speed) * 1000);
    const milliseconds = this.#dueAt - performance.now();
    // Rejects when the client goes away, which the caller looks at anyway.
    if (milliseconds > 1)
      await setTimeout(milliseconds, undefined, { signal: this.#gone }).catch(() => undefined);
  }
}
