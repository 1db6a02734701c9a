import type { KeyboardEvent } from 'react';
import { useApp } from '../app-context';
import type { List } from './use-list';
import type { Selection } from './use-selection';
import { useTypeahead } from './use-typeahead';

/** How far Page Up and Page Down go. */
const pageStep = 10;

interface ListKeys {
  list: List;
  activeId: string | undefined;
  moveTo: (id: string) => void;
  selection: Selection;
}

/**
 * What the keyboard does in the list: arrows, Home, End, Page Up and Page Down move; with Shift the first ones select,
 * too. Ctrl or Cmd with A selects all, with the space bar one; Escape ends that. Delete deletes. Letters go to the
 * next title that begins so.
 */
export function useListKeys({ list, activeId, moveTo, selection }: ListKeys) {
  const app = useApp();
  const { ids } = list;
  const search = useTypeahead(ids, activeId, moveTo);

  const goTo = (place: number, isSelecting: boolean) => {
    const id = ids[Math.max(0, Math.min(place, ids.length - 1))];
    if (id === undefined) return;
    if (isSelecting) selection.extendTo(id, activeId);
    moveTo(id);
  };

  /** @returns whether the key means something here */
  const act = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    const place = activeId === undefined ? 0 : ids.indexOf(activeId);
    const target = placeAfter(key, place, ids.length);
    const hasModifier = event.ctrlKey || event.metaKey;
    if (target !== undefined && !hasModifier) goTo(target, shiftKey);
    else if (key === ' ' && (hasModifier || shiftKey) && activeId !== undefined) selection.toggle(activeId);
    else if (key.toLowerCase() === 'a' && hasModifier) selection.selectAll();
    else if (key === 'Escape' && selection.ids.size > 0) selection.clear();
    else if (key === 'Delete' && activeId !== undefined)
      void app.deleteConversations(selection.ids.size > 0 ? [...selection.ids] : [activeId]);
    else return !hasModifier && !event.altKey && search(key);
    return true;
  };

  return (event: KeyboardEvent) => {
    // What happens in a menu over the list, or in the title that is being changed, is not for the list.
    if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target)) return;
    if (event.target.matches('input:not([type="checkbox"])') || !act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Where a key leads from a place in a list of so many; undefined for no move. */
function placeAfter(key: string, place: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return place + 1;
    case 'ArrowUp':
      return place - 1;
    case 'PageDown':
      return place + pageStep;
    case 'PageUp':
      return place - pageStep;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
