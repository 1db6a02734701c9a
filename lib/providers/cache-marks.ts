import type { CacheMarks, ReplyRequest } from '@/lib/core/provider';

const noMarks: CacheMarks = { afterSystem: false, afterSummary: false };

/** The places of a request, besides its end, that a provider is told to remember. */
export function marksOf({ cache, system }: ReplyRequest): CacheMarks {
  if (cache === 'none') return noMarks;
  return { ...cache, afterSystem: cache.afterSystem && system.trim() !== '' };
}
