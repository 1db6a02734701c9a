import { createContext, useContext } from 'react';
import { english } from '@/lib/core/words/english';
import type { Words } from '@/lib/core/words/words';

const WordsContext = createContext<Words>(english);

export const WordsProvider = WordsContext.Provider;

/** The words of the language that the panel speaks. */
export function useWords(): Words {
  return useContext(WordsContext);
}
