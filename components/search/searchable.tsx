import { type ReactNode, useState } from 'react';
import { useAppState } from '../app-context';
import { SearchField } from './search-field';
import { SearchResults } from './search-results';

/** A list with a field above it: while something is looked for, what was found stands in the list's place. */
export function Searchable({ children }: { children: ReactNode }) {
  const isSearching = useAppState((state) => state.search.trim() !== '');
  // What was looked for when Enter asked for the first result, until there is an answer to it.
  const [entered, setEntered] = useState<string>();
  return (
    <>
      <div className="shrink-0 px-2 pt-2 pb-1">
        <SearchField onEnter={setEntered} />
      </div>
      {isSearching ? <SearchResults entered={entered} onSettled={() => setEntered(undefined)} /> : children}
    </>
  );
}
