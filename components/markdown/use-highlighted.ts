import { useEffect, useReducer } from 'react';
import type { CodeRun } from '@/lib/core/code-run';
import { splitRuns } from './code-lines';
import type { CodeBlock } from './tree';

/** Longer code stays in one colour: drawing the others would hold up the page. */
const longestCode = 50_000;
const rememberedBlocks = 60;

type Pieces = readonly (readonly CodeRun[])[];

/**
 * What was coloured lately, so that code which is scrolled away and back does not lose its colours for a moment; null
 * for what stays plain, so that it is not tried again.
 */
const remembered = new Map<string, Pieces | null>();

/** The code of a fence that is closed, in coloured pieces as soon as they are known. */
export function useHighlighted({ language, text, isClosed }: CodeBlock): Pieces | undefined {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const canHave = isClosed && language !== '' && text.length <= longestCode;
  const key = canHave ? `${language}\n${text}` : null;
  useEffect(() => {
    if (key === null || remembered.has(key)) return;
    let isOver = false;
    void findPieces(language, text).then((pieces) => {
      remember(key, pieces);
      if (!isOver) drawAgain();
    });
    return () => {
      isOver = true;
    };
  }, [key, language, text]);
  return key === null ? undefined : (remembered.get(key) ?? undefined);
}

function remember(key: string, pieces: Pieces | null): void {
  remembered.delete(key);
  remembered.set(key, pieces);
  const [oldest] = remembered.keys();
  if (remembered.size > rememberedBlocks && oldest !== undefined) remembered.delete(oldest);
}

async function findPieces(language: string, text: string): Promise<Pieces | null> {
  try {
    const { highlight } = await import('@/lib/app/highlight');
    const runs = await highlight(language, text);
    return runs === null ? null : splitRuns(runs);
  } catch {
    return null;
  }
}
