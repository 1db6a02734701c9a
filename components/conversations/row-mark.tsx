import { CircleAlert, Pin } from 'lucide-react';
import type { ChangeEvent } from 'react';
import { hasFailed } from '@/lib/core/conversation';
import type { ConversationRow } from '@/lib/core/conversation-list';
import { useWords } from '../words';
import type { Selection } from './use-selection';

interface RowMarkProps {
  row: ConversationRow;
  title: string;
  isActive: boolean;
  isArriving: boolean;
  selection: Selection;
}

/** Before a title: what is the matter with the conversation. The pointer, or a selection, makes it a box to tick. */
export function RowMark({ row, title, isActive, isArriving, selection }: RowMarkProps) {
  const words = useWords().conversations;
  const isSelecting = selection.ids.size > 0;
  const choose = ({ nativeEvent }: ChangeEvent) => {
    if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) selection.extendTo(row.id);
    else selection.toggle(row.id);
  };
  return (
    <span className="absolute inset-y-0 start-0 flex w-6 items-center justify-center">
      <input
        type="checkbox"
        aria-label={words.select(title)}
        tabIndex={isActive ? 0 : -1}
        checked={selection.ids.has(row.id)}
        onChange={choose}
        className={`peer size-4 ${isSelecting ? '' : 'opacity-0 group-hover:opacity-100 focus-visible:opacity-100'}`}
      />
      {!isSelecting && (
        <span
          id={markId(row)}
          className="pointer-events-none absolute flex group-hover:opacity-0 peer-focus-visible:opacity-0"
        >
          <Mark row={row} isArriving={isArriving} />
        </span>
      )}
    </span>
  );
}

/** The id of what is the matter with a conversation, which describes the button that opens it. */
export function markId({ id }: Pick<ConversationRow, 'id'>): string {
  return `mark-${id}`;
}

function Mark({ row, isArriving }: Pick<RowMarkProps, 'row' | 'isArriving'>) {
  const words = useWords().conversations;
  if (isArriving) {
    return (
      <span
        role="img"
        aria-label={words.isArriving}
        className="size-1.5 animate-breathe rounded-full bg-accent"
      />
    );
  }
  if (hasFailed(row)) {
    return <CircleAlert role="img" aria-label={words.hasFailed} className="size-3 text-danger" />;
  }
  if (row.pinnedAt === undefined || row.archivedAt !== undefined) return null;
  return <Pin role="img" aria-label={words.isPinned} className="size-3 text-faint" strokeWidth={1.75} />;
}
