import type { App } from '@/lib/app/app';
import type { ConversationList, ConversationRow, Shelf } from '@/lib/core/conversation-list';

/** The time for undo never ends in this window. */
export function neverElapses(_milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((_, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The rows of a list, in its order. */
export async function listedIn(app: App, shelf: Shelf): Promise<ConversationRow[]> {
  const list = await firstOf<ConversationList>((resolve) => app.watchList(shelf, Date.now(), resolve));
  const ids = list.groups.flatMap((group) => group.ids);
  const rows = await firstOf<ReadonlyMap<string, ConversationRow>>((resolve) => app.watchRows(ids, resolve));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

async function firstOf<T>(watch: (onValue: (value: T) => void) => () => void): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>();
  const end = watch(resolve);
  const value = await promise;
  end();
  return value;
}
