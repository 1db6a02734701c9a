import type { SearchAnswer, SearchRequest, SearchSession } from './search-session';

/** What the worker is asked; without a request, only to get ready for one. */
export interface WorkerRequest {
  id: number;
  request?: SearchRequest;
}

/** What it says, any number of times; `isLast` when there is nothing more to say about a request. */
export type WorkerReply = { id: number; isLast: boolean } & ({ answer?: SearchAnswer } | { error: string });

/** Answers one request, and gets ready for the next; never rejects. Says no more once a newer one is answered. */
export async function answer(
  opening: Promise<SearchSession>,
  { id, request }: WorkerRequest,
  reply: (reply: WorkerReply) => void,
): Promise<void> {
  try {
    const session = await opening;
    const say = (found: SearchAnswer) => reply({ id, answer: found, isLast: false });
    if (request && !(await session.search(request, say))) return;
    if (await session.maintain()) reply({ id, isLast: true });
  } catch (error) {
    reply({ id, error: error instanceof Error ? error.message : String(error), isLast: true });
  }
}
