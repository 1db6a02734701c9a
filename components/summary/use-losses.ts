import { useEffect, useMemo, useRef, useState } from 'react';
import { textOf } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { type Loss, lossReport } from '@/lib/core/loss-report/loss-report';
import type { Summary } from '@/lib/core/summary/summary';

/** How many characters are compared at once: about ten milliseconds of work. */
const pieceLength = 10_000;

/** In milliseconds: the longest wait for the window to be idle. */
const longestWait = 500;

/**
 * What a summary lost of its originals, without those that the user has excluded; undefined until it is known. Looked
 * for piece by piece while the window is idle, and again only when the words have changed: long texts take seconds.
 */
export function useLosses(summary: Summary, originals: readonly Message[]): readonly Loss[] | undefined {
  const [losses, setLosses] = useState<readonly Loss[]>();
  const compared = useMemo(() => originals.filter(({ isExcluded }) => !isExcluded), [originals]);
  const knownKey = useRef<string>(undefined);
  const { id, text } = summary;
  useEffect(() => {
    const key = [id, ...compared.map((message) => `${message.id} ${lengthOf(message)}`)].join();
    if (key === knownKey.current) return;
    const stop = new AbortController();
    void findLosses(compared, text, stop.signal).then((found) => {
      if (stop.signal.aborted) return;
      knownKey.current = key;
      setLosses(found);
    });
    return () => stop.abort();
  }, [id, text, compared]);
  return losses;
}

async function findLosses(messages: readonly Message[], text: string, stop: AbortSignal): Promise<Loss[]> {
  const found = new Map<string, Loss>();
  for (const piece of piecesOf(messages)) {
    await idle();
    if (stop.aborted) return [];
    for (const loss of lossReport(piece, text)) {
      const name = `${loss.kind} ${loss.text.toLowerCase()}`;
      if (!found.has(name)) found.set(name, loss);
    }
  }
  return [...found.values()];
}

function piecesOf(messages: readonly Message[]): Message[][] {
  const pieces: Message[][] = [];
  let room = 0;
  for (const message of messages) {
    if (room <= 0) {
      pieces.push([]);
      room = pieceLength;
    }
    pieces.at(-1)?.push(message);
    room -= lengthOf(message);
  }
  return pieces;
}

function lengthOf({ content }: Message): number {
  return textOf(content).length;
}

function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: longestWait }));
}
