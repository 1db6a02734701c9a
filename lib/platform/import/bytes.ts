import { type ImportProblem, ImportRefused } from '@/lib/core/import/problem';

/** What may come out of something packed in any case, and how many times its own size beyond that. */
const harmlessBytes = 100 * 1024 * 1024;
const mostTimes = 250;

/** The most bytes that may come out of so many packed ones: text packs well, but not as well as nothing at all. */
export function mostUnpacked(packedBytes: number): number {
  return Math.max(harmlessBytes, packedBytes * mostTimes);
}

/** The chunks of a stream. The stream is given up as soon as nobody wants more of them. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isDone = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!isDone) await reader.cancel().catch(() => {});
  }
}

/** The stream, which fails with `problem` once more than `most` bytes have come. */
export function limited(
  stream: ReadableStream<Uint8Array>,
  most: number,
  problem: ImportProblem = { kind: 'bomb' },
): ReadableStream<Uint8Array> {
  let bytes = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > most) throw new ImportRefused(problem);
      controller.enqueue(chunk);
    },
  });
  return stream.pipeThrough(count);
}

/** The unpacked stream; `problem` is what a broken one is refused with. */
export function unpacked(
  stream: ReadableStream<Uint8Array>,
  format: 'gzip' | 'deflate-raw',
  problem: ImportProblem,
): ReadableStream<Uint8Array> {
  const source = (stream as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(
    new DecompressionStream(format),
  );
  return failingWith(source, problem);
}

/** The stream; whatever it fails with, the problem is this one, unless it says itself what it is. */
export function failingWith(
  stream: ReadableStream<Uint8Array>,
  problem: ImportProblem,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(error instanceof ImportRefused ? error : new ImportRefused(problem));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** The first bytes of a stream, at least `count` if there are so many; the stream is given up. */
export async function firstBytes(stream: ReadableStream<Uint8Array>, count: number): Promise<Uint8Array> {
  let first = new Uint8Array();
  for await (const chunk of chunksOf(stream)) {
    const joined = new Uint8Array(first.length + chunk.length);
    joined.set(first);
    joined.set(chunk, first.length);
    first = joined;
    if (first.length >= count) break;
  }
  return first;
}
