import { createContext, useContext } from 'react';
import { english } from '@/lib/core/words/english';
import type { LaterWords, Words } from '@/lib/core/words/words';

const WordsContext = createContext<Words>(english);

export const WordsProvider = WordsContext.Provider;

/** The words of the language that the panel speaks. */
export function useWords(): Words {
  return useContext(WordsContext);
}

const LaterWordsContext = createContext<LaterWords | null>(null);

export const LaterWordsProvider = LaterWordsContext.Provider;

/** The words of a part that is not part of the panel's start; its provider has fetched them. */
export function useLaterWords(): LaterWords {
  const words = useContext(LaterWordsContext);
  if (!words) throw new Error('useLaterWords is for components below LaterWordsProvider.');
  return words;
}
