import { type ReactNode, useEffect } from 'react';
import type { App } from '@/lib/app/app';
import { AppProvider, useApp, useAppState } from './app-context';
import { DropTarget } from './attachments/drop-target';
import { ChatScreen } from './chat/chat-screen';
import { Overlays } from './commands/overlays';
import { useTypedAhead } from './commands/use-typed-ahead';
import { fetchLater, later } from './later';
import { ErrorBoundary } from './ui/error-boundary';
import { OutdatedBar } from './ui/outdated-bar';
import { useIsWide } from './ui/use-is-wide';
import { useWords, WordsProvider } from './words';

const ConversationsScreen = later(
  async () => (await import('./conversations/conversations-screen')).ConversationsScreen,
);
const DataScreen = later(async () => (await import('./data/data-screen')).DataScreen);
const SettingsScreen = later(async () => (await import('./settings/settings-screen')).SettingsScreen);

/** The whole panel: one screen at a time when it is narrow, the conversations beside it when it is wide. */
export function AsideApp({ app }: { app: App }) {
  useEffect(fetchLater, []);
  return (
    <AppProvider value={app}>
      <Speaking>
        <div className="flex h-full flex-col">
          <OutdatedBar />
          <Screens />
        </div>
        <ErrorBoundary>
          <DropTarget />
        </ErrorBoundary>
        <ClosableOverlays />
      </Speaking>
    </AppProvider>
  );
}

/** Gives the panel its words, and the page their language and direction. */
function Speaking({ children }: { children: ReactNode }) {
  const words = useAppState((state) => state.words);
  const theme = useAppState((state) => state.settings?.theme);
  useEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = words.locale;
    document.documentElement.dir = words.direction;
  }, [words]);
  return <WordsProvider value={words}>{children}</WordsProvider>;
}

/** An overlay that cannot be shown is closed, and what is under it stays as it was. */
function ClosableOverlays() {
  const app = useApp();
  const overlay = useAppState((state) => state.overlay);
  const typed = useTypedAhead();
  return (
    <ErrorBoundary key={overlay} onError={app.abandonOverlay}>
      <Overlays typed={typed} />
    </ErrorBoundary>
  );
}

function Screens() {
  const words = useWords();
  const screen = useAppState((state) => state.screen);
  const conversationId = useAppState((state) => state.conversationId);
  const isWide = useIsWide();
  const hasSettings = useAppState((state) => state.settings?.model != null);
  return (
    <div className="flex min-h-0 flex-1">
      {isWide && hasSettings && (
        <aside
          aria-label={words.app.allConversations}
          className="flex w-72 shrink-0 flex-col border-line border-e bg-raised/50"
        >
          <ErrorBoundary>
            <ConversationsScreen isBeside />
          </ErrorBoundary>
        </aside>
      )}
      <div className="flex min-w-0 flex-1 flex-col">
        <ErrorBoundary key={`${screen} ${conversationId}`}>
          {screen === 'settings' && <SettingsScreen />}
          {screen === 'data' && <DataScreen />}
          {screen === 'conversations' && !isWide && (
            <main className="flex min-h-0 flex-1 flex-col">
              <ConversationsScreen isBeside={false} />
            </main>
          )}
          {(screen === 'chat' || (screen === 'conversations' && isWide)) && <ChatScreen />}
        </ErrorBoundary>
      </div>
    </div>
  );
}
