import type { ReactNode } from 'react';
import { useAppState } from '../app-context';
import { SearchField } from './search-field';
import { SearchResults } from './search-results';

/** A list with a field above it: while something is looked for, what was found stands in the list's place. */
export function Searchable({ children }: { children: ReactNode }) {
  const isSearching = useAppState((state) => state.search.trim() !== '');
  return (
    <>
      <div className="shrink-0 px-2 pt-2 pb-1">
        <SearchField />
      </div>
      {isSearching ? <SearchResults /> : children}
    </>
  );
}
