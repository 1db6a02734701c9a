import { setDraft } from '@/lib/app/state';
import type { Summary } from '@/lib/core/summary/summary';
import { useApp, useAppState } from '../app-context';

/**
 * What the user has typed over a summary and not saved; undefined while it is not edited. It is kept with the other
 * drafts of the window, so that a new state of the conversation or a look at another screen does not lose it.
 */
export function useSummaryDraft({ upToId }: Summary) {
  const app = useApp();
  const key = `summary ${upToId}`;
  return {
    draft: useAppState((state) => state.drafts[key]),
    type: (text: string) => setDraft(app.store, key, text),
    close: () =>
      app.store.setState(({ drafts: { [key]: _, ...others } }) => ({
        drafts: others,
      })),
  };
}
