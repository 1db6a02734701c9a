import { History } from 'lucide-react';
import { createContext, useContext } from 'react';
import type { EarlierVersions } from '@/lib/app/app';
import type { Message } from '@/lib/core/conversation';
import { useApp } from '../app-context';
import { useWords } from '../words';

/** The earlier versions of the messages around it. */
export const EarlierVersionsContext = createContext<EarlierVersions>(new Map());

/** Leads to what an import has kept of a message; nothing for most. */
export function EarlierMark({ message: { id } }: { message: Pick<Message, 'id'> }) {
  const app = useApp();
  const { messages } = useWords();
  if (!useContext(EarlierVersionsContext).has(id)) return null;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => app.showEarlier(id)}
      className="flex min-h-6 items-center gap-1 rounded-small px-1 text-tiny text-muted transition-colors duration-100 hover:text-ink"
    >
      <History aria-hidden className="size-3" strokeWidth={2} />
      {messages.earlierVersion}
    </button>
  );
}
