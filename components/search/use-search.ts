import { useEffect, useState } from 'react';
import type { Search, SearchAnswer } from '@/lib/app/app';
import type { SearchResults } from '@/lib/core/search/search-results';
import { useApp } from '../app-context';

interface Found {
  /** What was looked for; the results stay until those of the next search come, so that nothing flickers. */
  typed: string;
  results?: SearchResults;
  /** How much is read of what the first search must read. */
  share?: number;
  hasFailed?: boolean;
}

/** What the newest search has found so far; undefined until it says something. */
export function useSearch({ typed, conversations, expandedIds }: Search): Found | undefined {
  const app = useApp();
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    const onAnswer = (answer: SearchAnswer | Error) => setFound((before) => after(before, typed, answer));
    return app.watchSearch({ typed, conversations, expandedIds }, onAnswer);
  }, [app, typed, conversations, expandedIds]);
  return found;
}

function after(before: Found | undefined, typed: string, answer: SearchAnswer | Error): Found {
  if (answer instanceof Error) return { typed, hasFailed: true };
  if ('results' in answer) return { typed, results: answer.results };
  return { typed, share: answer.share, ...(before?.results && { results: before.results }) };
}
