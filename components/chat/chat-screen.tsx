import { useCallback, useState } from 'react';
import type { Message } from '@/lib/core/conversation';
import { useApp, useAppState, useWatched } from '../app-context';
import { PlanProvider } from '../context/plan-provider';
import { WhatIsSent } from '../context/what-is-sent';
import { NoticeBar } from '../ui/notice-bar';
import { ChatHeader } from './chat-header';
import { Composer } from './composer';
import { EmptyConversation } from './empty-conversation';
import { MessageList } from './message-list';
import { Welcome } from './welcome';

/** The conversation that is shown, with its composer; the welcome page before the first set-up. */
export function ChatScreen() {
  const app = useApp();
  const conversationId = useAppState((state) => state.conversationId);
  const model = useAppState((state) => state.settings?.model);
  const opened = useWatched(app.watchConversation, conversationId);
  const [inspectedId, setInspectedId] = useState<string>();
  const openContext = useCallback(() => setInspectedId(conversationId), [conversationId]);

  if (!model) return <Welcome />;
  const conversation = opened?.value?.conversation;
  const branch = opened?.value?.branch ?? noMessages;
  return (
    <PlanProvider key={conversationId} conversation={conversation} branch={branch}>
      {inspectedId === conversationId ? (
        <WhatIsSent onBack={() => setInspectedId(undefined)} />
      ) : (
        <>
          <ChatHeader conversation={conversation} />
          <main className="flex min-h-0 flex-1 flex-col">
            {branch.length > 0 ? (
              <MessageList conversationId={conversationId} branch={branch} onOpenContext={openContext} />
            ) : (
              <div className="flex-1 overflow-auto">{opened && <EmptyConversation />}</div>
            )}
            <NoticeBar />
            <Composer model={conversation?.model ?? model} branch={branch} onOpenContext={openContext} />
          </main>
        </>
      )}
    </PlanProvider>
  );
}

/** The same each time: a plan is made again only for another branch. */
const noMessages: readonly Message[] = [];
