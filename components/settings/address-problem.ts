import type { BaseUrlResult } from '@/lib/app/app';
import type { Words } from '@/lib/core/words/words';

/** What is wrong with a base URL, in a sentence; undefined for nothing. */
export function addressProblem(result: BaseUrlResult, { settings }: Words): string | undefined {
  if (result.ok) return undefined;
  const { problem } = result;
  const { wrongAddress } = settings;
  return problem.kind === 'insecure' ? wrongAddress.insecure(problem.host) : wrongAddress[problem.kind];
}
