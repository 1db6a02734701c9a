import { useApp, useAppState, useWatched } from '../app-context';
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

  if (!model) return <Welcome />;
  const conversation = opened?.value?.conversation;
  const branch = opened?.value?.branch ?? [];
  return (
    <>
      <ChatHeader conversation={conversation} />
      <main className="flex min-h-0 flex-1 flex-col">
        {branch.length > 0 ? (
          <MessageList key={conversationId} conversationId={conversationId} branch={branch} />
        ) : (
          <div className="flex-1 overflow-auto">{opened && <EmptyConversation />}</div>
        )}
        <NoticeBar />
        <Composer key={`composer ${conversationId}`} model={conversation?.model ?? model} branch={branch} />
      </main>
    </>
  );
}
