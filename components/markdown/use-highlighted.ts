import { useEffect, useReducer } from 'react';
import { splitRuns } from './code-lines';
import type { CodeRun } from './highlight';
import type { CodeBlock } from './tree';

/** Longer code stays in one colour: finding the others would hold up the page. */
const longestCode = 50_000;
const rememberedBlocks = 60;

type Pieces = readonly (readonly CodeRun[])[];

/** What was coloured lately, so that code which is scrolled away and back does not lose its colours for a moment. */
const remembered = new Map<string, Pieces>();

/** The code of a fence that is closed, in coloured pieces as soon as they are known. */
export function useHighlighted({ language, text, isClosed }: CodeBlock): Pieces | undefined {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const canHave = isClosed && language !== '' && text.length <= longestCode;
  const key = canHave ? `${language}\n${text}` : null;
  useEffect(() => {
    if (key === null || remembered.has(key)) return;
    let isOver = false;
    void highlightInTurn(language, text).then((pieces) => {
      if (pieces === null) return;
      remember(key, pieces);
      if (!isOver) drawAgain();
    });
    return () => {
      isOver = true;
    };
  }, [key, language, text]);
  return key === null ? undefined : remembered.get(key);
}

function remember(key: string, pieces: Pieces): void {
  remembered.delete(key);
  remembered.set(key, pieces);
  const [oldest] = remembered.keys();
  if (remembered.size > rememberedBlocks && oldest !== undefined) remembered.delete(oldest);
}

let turn: Promise<unknown> = Promise.resolve();

/** One block after the other, each in a task of its own, so that the page can draw and answer between two. */
function highlightInTurn(language: string, text: string): Promise<Pieces | null> {
  const mine = turn.then(async () => {
    const { highlight } = await import('./highlight');
    await new Promise((resolve) => setTimeout(resolve));
    const runs = await highlight(language, text);
    return runs === null ? null : splitRuns(runs);
  });
  const orNothing = mine.catch(() => null);
  turn = orNothing;
  return orNothing;
}
