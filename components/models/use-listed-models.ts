import { useCallback, useEffect, useState } from 'react';
import type { ModelListRow } from '@/lib/app/app';
import type { Failure } from '@/lib/core/failure';
import { ReplyFailed } from '@/lib/core/provider';
import { useApp, useWatched } from '../app-context';

/** What asking a provider for its models has come to; absent once it has answered. */
export type Asking = { state: 'asking' } | { state: 'failed'; failure: Failure | undefined };

interface ListedModels {
  /** The models of the providers that can be asked, the given one first; undefined until they are read. */
  lists: readonly ModelListRow[] | undefined;
  asking: ReadonlyMap<string, Asking>;
  askAgain: (providerId: string) => void;
}

/**
 * The models that the providers listed last. The given provider is asked once more; the others only if they were
 * never asked.
 */
export function useListedModels(providerId: string): ListedModels {
  const app = useApp();
  const remembered = useWatched(app.watchModels, '')?.value;
  const [ready, setReady] = useState<readonly string[]>();
  const [asking, setAsking] = useState<ReadonlyMap<string, Asking>>(new Map());

  const ask = useCallback(
    async (id: string, signal: AbortSignal) => {
      const report = (state: Asking | undefined) => {
        if (!signal.aborted) setAsking((all) => withState(all, id, state));
      };
      report({ state: 'asking' });
      await app.refreshModels(id, signal).then(
        () => report(undefined),
        (error) =>
          report({ state: 'failed', failure: error instanceof ReplyFailed ? error.failure : undefined }),
      );
    },
    [app],
  );
  useEffect(() => {
    const stop = new AbortController();
    void app.readyProviders().then((providers) => {
      if (stop.signal.aborted) return;
      setReady(providers.map(({ id }) => id));
      const unheard = providers.filter(({ isListed }) => !isListed).map(({ id }) => id);
      for (const id of new Set([providerId, ...unheard])) void ask(id, stop.signal);
    });
    return () => stop.abort();
  }, [app, ask, providerId]);

  return {
    lists: ready && remembered && inOrder(remembered, ready, providerId),
    asking,
    askAgain: (id) => void ask(id, new AbortController().signal),
  };
}

function withState(all: ReadonlyMap<string, Asking>, id: string, state: Asking | undefined) {
  const changed = new Map(all);
  if (state) changed.set(id, state);
  else changed.delete(id);
  return changed;
}

function inOrder(lists: readonly ModelListRow[], ready: readonly string[], first: string): ModelListRow[] {
  const order = [first, ...ready.filter((id) => id !== first)];
  return order.flatMap((id) => lists.find((list) => list.providerId === id) ?? []);
}
