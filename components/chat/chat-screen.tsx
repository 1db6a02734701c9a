import { useMemo } from 'react';
import type { Message } from '@/lib/core/conversation';
import { type Summary, summaryInForce } from '@/lib/core/summary/summary';
import { useApp, useAppState, useWatched } from '../app-context';
import { PlanProvider } from '../context/plan-provider';
import { later } from '../later';
import { NoticeBar } from '../ui/notice-bar';
import { ChatHeader } from './chat-header';
import { Composer } from './composer';
import { EmptyConversation } from './empty-conversation';
import { Welcome } from './later-welcome';
import { MessageList } from './message-list';

const WhatIsSent = later(async () => (await import('../context/what-is-sent')).WhatIsSent);
const SummarizeView = later(async () => (await import('../summary/summarize-view')).SummarizeView);
const SummaryStatus = later(async () => (await import('../summary/summary-status')).SummaryStatus);
const ThisConversation = later(async () => (await import('../prompts/this-conversation')).ThisConversation);

/** The conversation that is shown, with its composer; the welcome page before the first set-up. */
export function ChatScreen() {
  const app = useApp();
  const conversationId = useAppState((state) => state.conversationId);
  const model = useAppState((state) => state.settings?.model);
  const keepTurns = useAppState((state) => state.settings?.summaries.keepTurns ?? 0);
  const found = useWatched(app.watchConversation, conversationId);
  const shown = useAppState((state) => state.view);
  const opened = found?.value;
  const active = useMemo(() => opened && summaryInForce(opened), [opened]);

  if (!model) return <Welcome />;
  const { conversation, branch = noMessages, summaries = noSummaries } = opened ?? {};
  const canSummarize = hasOlderTurns(branch, active?.coveredCount ?? 0, keepTurns);
  const view = shown?.conversationId === conversationId ? shown.name : undefined;
  const back = () => app.showView(null);
  const openContext = () => app.showView('what-is-sent');
  const summarize = () => app.showView('summarize');
  return (
    <PlanProvider key={conversationId} conversation={conversation} branch={branch} summaries={summaries}>
      {view === 'what-is-sent' && <WhatIsSent onBack={back} onSummarize={summarize} />}
      {view === 'this-conversation' && <ThisConversation onBack={back} />}
      {view === 'summarize' && <SummarizeView opened={opened} onBack={back} />}
      {view === undefined && (
        <>
          <ChatHeader conversation={conversation} onSummarize={summarize} />
          <main className="flex min-h-0 flex-1 flex-col">
            {opened && branch.length > 0 ? (
              <MessageList
                opened={opened}
                active={active}
                onOpenContext={openContext}
                onSummarize={summarize}
              />
            ) : (
              <div className="flex-1 overflow-auto">{found && <EmptyConversation />}</div>
            )}
            <NoticeBar />
            <SummaryStatus opened={opened} onSummarize={summarize} />
            <Composer
              branch={branch}
              onOpenContext={openContext}
              onSummarize={canSummarize ? summarize : undefined}
            />
          </main>
        </>
      )}
    </PlanProvider>
  );
}

/** Whether there are more turns than are to be kept after the messages that a summary covers. */
function hasOlderTurns(branch: readonly Message[], coveredCount: number, keepTurns: number): boolean {
  let turns = 0;
  for (let index = branch.length - 1; index >= coveredCount; index--) {
    if (branch[index]?.role === 'user' && ++turns > keepTurns) return true;
  }
  return false;
}

/** The same each time: a plan is made again only for another branch. */
const noMessages: readonly Message[] = [];
const noSummaries: readonly Summary[] = [];
