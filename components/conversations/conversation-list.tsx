import { type ReactNode, type RefObject, useImperativeHandle, useMemo, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { Shelf } from '@/lib/core/conversation-list';
import { useApp, useAppState, useWatched } from '../app-context';
import { useWords } from '../words';
import { ConversationItem } from './conversation-item';
import { GroupHeading } from './group-heading';
import { LinesContext, ListItem } from './list-item';
import { SelectionBar } from './selection-bar';
import type { List, ListLine } from './use-list';
import { useListKeys } from './use-list-keys';
import { useListPosition } from './use-list-position';
import { useRows } from './use-rows';
import { useSelection } from './use-selection';

/** What the screen may ask of its list. */
export interface ConversationListHandle {
  /** Puts the focus on the conversation that the arrow keys have reached. */
  focus(): void;
}

interface ConversationListProps {
  shelf: Shelf;
  list: List;
  handle: RefObject<ConversationListHandle | null>;
  /** What stands below the list while nothing is selected. */
  footer: ReactNode;
}

/** In pixels: a row's usual height, with the usual text size. */
const rowHeight = 36;

/**
 * The conversations under the headings of their days. Only the lines in sight are in the page; one of them is the one
 * that Tab goes to, and the arrow keys move on from there.
 */
export function ConversationList({ shelf, list, handle, footer }: ConversationListProps) {
  const app = useApp();
  const words = useWords().conversations;
  const shownId = useAppState((state) => state.conversationId);
  const arriving = useWatched(app.watchArriving, 'all')?.value;
  const box = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useRef<VirtualizerHandle>(null);
  const selection = useSelection(list.ids);
  const { page, activeId, moveTo, look } = useListPosition(list, shownId, virtualizer, box);
  const rows = useRows(list.ids, page);
  const onKeyDown = useListKeys({ list, activeId, moveTo, selection });
  useImperativeHandle(handle, () => ({ focus: () => activeId && moveTo(activeId) }), [activeId, moveTo]);
  const activeLine = activeId === undefined ? undefined : list.lineOf.get(activeId);
  const keepMounted = useMemo(() => (activeLine === undefined ? [] : [activeLine]), [activeLine]);

  const endSelection = () => {
    selection.clear();
    if (activeId !== undefined) moveTo(activeId);
  };

  const content = (line: ListLine) => {
    if (line.kind === 'heading') return <GroupHeading key={line.name} name={line.name} />;
    const row = rows.get(line.id);
    if (!row) return <div key={line.id} className="mx-6 my-3 h-3 rounded-small bg-raised" />;
    return (
      <ConversationItem
        key={line.id}
        row={row}
        isShown={line.id === shownId}
        isActive={line.id === activeId}
        isArriving={arriving?.has(line.id) ?? false}
        selection={selection}
        moveTo={moveTo}
      />
    );
  };

  return (
    <div ref={box} className="flex min-h-0 flex-1 flex-col">
      <nav
        ref={scroller}
        aria-label={words.title}
        tabIndex={-1}
        className="@container min-h-0 flex-1 overflow-y-auto px-2 pb-2 outline-none [overflow-anchor:none]"
        onKeyDown={onKeyDown}
      >
        {list.ids.length === 0 && (
          <p className="px-3 py-10 text-center text-small text-muted">
            {shelf === 'archived' ? words.emptyArchive : words.empty}
          </p>
        )}
        <LinesContext value={list.lines}>
          <Virtualizer
            ref={virtualizer}
            as="ul"
            item={ListItem}
            data={list.lines}
            itemSize={rowHeight}
            keepMounted={keepMounted}
            onScroll={look}
          >
            {content}
          </Virtualizer>
        </LinesContext>
      </nav>
      {selection.ids.size > 0 ? (
        <SelectionBar shelf={shelf} selection={selection} pinned={list.pinned} onEnd={endSelection} />
      ) : (
        footer
      )}
    </div>
  );
}
