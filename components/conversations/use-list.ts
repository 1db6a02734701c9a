import { useCallback, useMemo } from 'react';
import type { ConversationList, GroupName, Shelf } from '@/lib/core/conversation-list';
import { useApp, useWatched } from '../app-context';
import { useToday } from './use-today';

/** A line of the list: the heading of a group, or a conversation with its place among all, from 1. */
export type ListLine = { kind: 'heading'; name: GroupName } | { kind: 'row'; id: string; position: number };

export interface List {
  lines: readonly ListLine[];
  /** The conversations in the order of the list. */
  ids: readonly string[];
  /** Where the line of a conversation is. */
  lineOf: ReadonlyMap<string, number>;
  pinned: ReadonlySet<string>;
  archivedCount: number;
}

/** The list of a shelf, live; undefined until it has been read. */
export function useList(shelf: Shelf): List | undefined {
  const app = useApp();
  const today = useToday();
  const watch = useCallback(
    (_key: string, onValue: (list: ConversationList) => void) => app.watchList(shelf, today, onValue),
    [app, shelf, today],
  );
  const found = useWatched(watch, `${shelf} ${today}`)?.value;
  return useMemo(() => found && linesOf(found), [found]);
}

function linesOf({ groups, archivedCount }: ConversationList): List {
  const lines: ListLine[] = [];
  const lineOf = new Map<string, number>();
  const ids: string[] = [];
  for (const group of groups) {
    lines.push({ kind: 'heading', name: group.name });
    for (const id of group.ids) {
      lineOf.set(id, lines.length);
      ids.push(id);
      lines.push({ kind: 'row', id, position: ids.length });
    }
  }
  const pinned = new Set(groups.find(({ name }) => name === 'pinned')?.ids);
  return { lines, ids, lineOf, pinned, archivedCount };
}
