import { useState } from 'react';
import type { Conversation } from '@/lib/core/conversation';
import { useApp } from '../app-context';

interface TitleFieldProps {
  conversation: Conversation;
  onDone: () => void;
}

/** A title while it is being changed: Enter or leaving keeps it, Escape leaves it as it was. */
export function TitleField({ conversation, onDone }: TitleFieldProps) {
  const app = useApp();
  const [title, setTitle] = useState(conversation.title);
  const keep = () => {
    void app.renameConversation(conversation.id, title);
    onDone();
  };
  return (
    <input
      aria-label="Title"
      className="h-8 min-w-0 flex-1 rounded-medium border border-line bg-surface px-2 text-body"
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={keep}
      onFocus={(event) => event.target.select()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep();
        if (event.key === 'Escape') onDone();
        event.stopPropagation();
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
