const lineFeed = 10;
const carriageReturn = 13;

/** Follows the bytes of server-sent events as they pass, up to the blank lines that end the events. */
export interface EventMeter {
  /** @returns whether all events so far stay below the limit */
  pass(chunk: Uint8Array): boolean;
  /** Whether the bytes so far end inside an event. */
  isInside(): boolean;
}

/**
 * Measures events against a limit in bytes. The SDKs' parsers need time that grows with the square of an event's
 * length, so that a hostile one would freeze the panel.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export function createEventMeter(limit: number): EventMeter {
  let length = 0;
  let isLineBlank = true;
  let previous = 0;

  const passByte = (byte: number) => {
    const isSecondHalf = byte === lineFeed && previous === carriageReturn;
    previous = byte;
    if (isSecondHalf) return;
    const endsLine = byte === lineFeed || byte === carriageReturn;
    length = endsLine && isLineBlank ? 0 : length + 1;
    isLineBlank = endsLine;
  };

  return {
    pass(chunk) {
      for (const byte of chunk) {
        passByte(byte);
        if (length > limit) return false;
      }
      return true;
    },
    isInside: () => length > 0,
  };
}
