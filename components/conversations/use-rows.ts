import { useEffect, useMemo, useState } from 'react';
import type { ConversationRow } from '@/lib/core/conversation-list';
import { useApp } from '../app-context';

/** How many conversations are read at a time; those before and after are read ahead. */
export const pageSize = 50;

const noRows: ReadonlyMap<string, ConversationRow> = new Map();

/**
 * The rows around a page of the list, live, and those that were read before as they were then: only what can be
 * seen is read, and read again when it changes.
 */
export function useRows(ids: readonly string[], page: number): ReadonlyMap<string, ConversationRow> {
  const app = useApp();
  const [rows, setRows] = useState(noRows);
  const near = useMemo(() => ids.slice(Math.max(0, page - 1) * pageSize, (page + 2) * pageSize), [ids, page]);
  // The same ones in the same order need not be read again.
  const key = near.join(' ');
  useEffect(
    () =>
      app.watchRows(key === '' ? [] : key.split(' '), (found) =>
        setRows((known) => (found.size === 0 ? known : new Map([...known, ...found]))),
      ),
    [app, key],
  );
  return rows;
}
