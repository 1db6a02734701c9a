/**
 * The same values, but ended by the signal at once, whatever the source is waiting for.
 * @throws DOMException named `AbortError` when the signal aborts
 */
export async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(new DOMException('The reply was stopped.', 'AbortError'));
  aborted.catch(() => {});
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([aborted, failureOrAbort(iterator.next(), signal, aborted)]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // Not awaited: a source that is stuck would keep its reader waiting.
    iterator.return?.().catch(() => {});
  }
}

/** Sources fail, or just end, because of the abort: then it is the abort that counts. */
async function failureOrAbort<T>(
  next: Promise<IteratorResult<T>>,
  signal: AbortSignal,
  aborted: Promise<never>,
): Promise<IteratorResult<T>> {
  try {
    const result = await next;
    return signal.aborted ? await aborted : result;
  } catch (thrown) {
    if (signal.aborted) return aborted;
    throw thrown;
  }
}
