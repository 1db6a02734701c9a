import { ArrowLeft } from 'lucide-react';
import { SummarizeButton } from '../summary/summarize-button';
import { IconButton } from '../ui/icon-button';
import { NoticeBar } from '../ui/notice-bar';
import { ScreenTitle } from '../ui/screen-title';
import { useWords } from '../words';
import { MessageReasons } from './message-reasons';
import { Overview } from './overview';
import { usePlan } from './plan-provider';
import { PolicyChooser } from './policy-chooser';
import { RequestJson } from './request-json';

/** What would be sent now, why, and the ways to change it. */
export function WhatIsSent({ onBack, onSummarize }: { onBack: () => void; onSummarize: () => void }) {
  const plan = usePlan();
  const words = useWords();
  const { conversation, planned, hasDraft } = plan;
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-2">
        <IconButton
          icon={ArrowLeft}
          label={words.common.back}
          onClick={onBack}
          className="rtl:-scale-x-100"
        />
        <ScreenTitle>{words.context.title}</ScreenTitle>
      </header>
      <main className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-measure flex-col gap-7 px-4 py-5">
          <Overview plan={plan} />
          <PolicyChooser />
          <SummarizeButton onClick={onSummarize} />
          <section className="flex flex-col gap-2">
            <h2 className="font-semibold">{words.context.messagesNewestFirst}</h2>
            <MessageReasons />
          </section>
          {planned.fits && (
            <RequestJson model={conversation.model} request={planned.request} hasDraft={hasDraft} />
          )}
        </div>
      </main>
      <NoticeBar />
    </>
  );
}
