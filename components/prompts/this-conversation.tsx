import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { isSameModel } from '@/lib/core/conversation';
import { presetOf } from '@/lib/core/presets';
import { initialSettings } from '@/lib/core/settings';
import { useApp, useAppState } from '../app-context';
import { usePlan } from '../context/plan-provider';
import { ReplyOptionsFields } from '../models/reply-options';
import { Button, TextButton } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { NoticeBar } from '../ui/notice-bar';
import { ScreenTitle } from '../ui/screen-title';
import { useWords } from '../words';
import { ProfileSwitch } from './profile-switch';
import { SystemPromptEditor } from './system-prompt-editor';

/** What this conversation is set to: who answers, what it is told first, and how. Each choice is stored at once. */
export function ThisConversation({ onBack }: { onBack: () => void }) {
  const app = useApp();
  const { prompts: words, models, common } = useWords();
  const { conversation } = usePlan();
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-2">
        <IconButton icon={ArrowLeft} label={common.back} onClick={onBack} className="rtl:-scale-x-100" />
        <ScreenTitle>{words.thisConversation}</ScreenTitle>
      </header>
      <main className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-measure flex-col divide-y divide-line px-4">
          <Section title={words.model}>
            <Model />
          </Section>
          <Section title={words.systemPrompt}>
            <SystemPromptEditor key={conversation.id} conversation={conversation} />
          </Section>
          <Section title={words.profile}>
            <ProfileSwitch conversation={conversation} />
          </Section>
          <Section title={models.replies}>
            <ReplyOptionsFields conversation={conversation} />
          </Section>
          <Section title={words.memory}>
            <p className="text-small">
              <TextButton onClick={() => app.showView('what-is-sent')}>{words.memoryLink}</TextButton>
            </p>
          </Section>
        </div>
      </main>
      <NoticeBar />
    </>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 py-5">
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Model() {
  const app = useApp();
  const { prompts: words, models } = useWords();
  const { model } = usePlan().conversation;
  const usual = (useAppState((state) => state.settings) ?? initialSettings).model;
  return (
    <>
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1">
          <span className="block wrap-anywhere">{model.name || models.noneChosen}</span>
          <span className="block text-small text-muted">{presetOf(model.providerId).name}</span>
        </p>
        <Button aria-haspopup="dialog" onClick={() => app.showOverlay('models')}>
          {words.changeModel}
        </Button>
      </div>
      <p className="text-small text-muted">
        {usual && isSameModel(usual, model) ? (
          words.usedForNew
        ) : (
          <TextButton onClick={() => void app.changeSettings(() => ({ model }))}>
            {words.useForNew}
          </TextButton>
        )}
      </p>
    </>
  );
}
