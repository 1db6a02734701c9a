import { useState } from 'react';
import type { Conversation } from '@/lib/core/conversation';
import { useApp } from '../app-context';
import { useWords } from '../words';

interface TitleFieldProps {
  conversation: Pick<Conversation, 'id' | 'title'>;
  /** Says whether a key ended it: then the focus has to go on from here. */
  onDone: (isByKey: boolean) => void;
}

/** A title while it is being changed: Enter or leaving keeps it, Escape leaves it as it was. */
export function TitleField({ conversation, onDone }: TitleFieldProps) {
  const app = useApp();
  const words = useWords().conversations;
  const [title, setTitle] = useState(conversation.title);
  const keep = (isByKey: boolean) => {
    void app.renameConversation(conversation.id, title);
    onDone(isByKey);
  };
  return (
    <input
      aria-label={words.titleField}
      dir="auto"
      className="h-8 min-w-0 flex-1 rounded-medium border border-line bg-surface px-2 text-body"
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={() => keep(false)}
      onFocus={(event) => event.target.select()}
      onKeyDown={(event) => {
        event.stopPropagation();
        const isEnd = event.key === 'Escape' || (event.key === 'Enter' && !event.nativeEvent.isComposing);
        if (!isEnd) return;
        // The key has done its work, and presses nothing that gets the focus now.
        event.preventDefault();
        if (event.key === 'Enter') keep(true);
        else onDone(true);
      }}
      // The field appears because the user asked to rename: the focus belongs into it.
      ref={takeFocus}
    />
  );
}

/** The same function at every render, so that React calls it only when the field appears. */
function takeFocus(field: HTMLElement | null): void {
  field?.focus();
}
