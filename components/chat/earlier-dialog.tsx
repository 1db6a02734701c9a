import { useRef } from 'react';
import { textOf } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { useApp, useAppState, useWatched } from '../app-context';
import { Markdown } from '../markdown/later-markdown';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useWords } from '../words';

/** What a message said in an earlier version, and the way to have that beside what it says now. */
export function EarlierDialog() {
  const app = useApp();
  const { common, messages: words } = useWords();
  const conversationId = useAppState((state) => state.conversationId);
  const messageId = useAppState((state) => state.earlierOf);
  const versions = useWatched(app.watchEarlierVersions, conversationId)?.value.get(messageId ?? '');
  const close = useRef(() => {});
  const chosen = useRef<Message>(undefined);
  const closed = () => {
    app.showOverlay(null);
    if (chosen.current) void app.bringBackVersion(chosen.current);
  };
  const bringBack = (version: Message) => {
    chosen.current = version;
    close.current();
  };
  return (
    <Dialog
      label={words.earlierVersion}
      onClose={closed}
      closeRef={close}
      className="w-[min(32rem,calc(100%-1.5rem))]"
    >
      <div className="flex max-h-[84vh] flex-col">
        <header className="flex flex-col gap-1 px-4 pt-3.5 pb-3">
          <h2 className="font-semibold">{words.earlierVersion}</h2>
          <p className="text-small text-muted">{words.earlierWhy}</p>
        </header>
        <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-4">
          {versions?.map((version) => (
            <Version
              key={JSON.stringify(version.content)}
              version={version}
              onBringBack={() => bringBack(version)}
            />
          ))}
        </div>
        <footer className="flex flex-wrap items-center justify-end gap-2 px-4 py-3">
          <p className="min-w-40 flex-1 text-small text-muted">{words.bringBackHint}</p>
          <Button look="quiet" onClick={() => close.current()}>
            {common.close}
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}

/** The older words, as they would be shown in the conversation. */
function Version({ version, onBringBack }: { version: Message; onBringBack: () => void }) {
  const { messages: words } = useWords();
  const text = textOf(version.content);
  return (
    <article className="flex shrink-0 flex-col gap-3 rounded-medium border border-line p-3">
      {text === '' && <p className="text-muted">{words.earlierEmpty}</p>}
      {version.role === 'user' ? (
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere empty:hidden">
          {text}
        </p>
      ) : (
        <Markdown text={text} isStreaming={false} />
      )}
      <Button look="primary" className="self-start" onClick={onBringBack}>
        {words.bringBack}
      </Button>
    </article>
  );
}
