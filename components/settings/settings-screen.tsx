import { ArrowLeft } from 'lucide-react';
import { useApp, useAppState, useWatched } from '../app-context';
import { IconButton } from '../ui/icon-button';
import { NoticeBar } from '../ui/notice-bar';
import { ScreenTitle } from '../ui/screen-title';
import { useWords } from '../words';
import { SettingsForm } from './settings-form';

/** The settings: which model answers, where it is, and what it is told first. */
export function SettingsScreen() {
  const app = useApp();
  const words = useWords();
  const conversationId = useAppState((state) => state.conversationId);
  const settings = useAppState((state) => state.settings);
  const providerToSetUp = useAppState((state) => state.providerToSetUp);
  const opened = useWatched(app.watchConversation, conversationId);
  const conversation = opened?.value?.conversation;
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-2">
        <IconButton
          icon={ArrowLeft}
          label={words.common.back}
          className="rtl:-scale-x-100"
          onClick={() => app.show('chat')}
        />
        <ScreenTitle>{words.settings.title}</ScreenTitle>
      </header>
      <main className="flex min-h-0 flex-1 flex-col">
        {settings && opened && (
          <SettingsForm
            conversationId={conversationId}
            settings={settings}
            model={conversation?.model ?? settings.model}
            providerToSetUp={providerToSetUp}
          />
        )}
        <NoticeBar />
      </main>
    </>
  );
}
