import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { ModelChoice } from '@/lib/core/conversation';
import { policyOf } from '@/lib/core/policy';
import { initialSettings } from '@/lib/core/settings';
import { activeSummary, type OpenConversation } from '@/lib/core/summary/summary';
import { useApp, useAppState } from '../app-context';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { NoticeBar } from '../ui/notice-bar';
import { ScreenTitle } from '../ui/screen-title';
import { useWords } from '../words';
import { KeepTurnsField } from './keep-turns-field';
import { PlanFacts } from './plan-facts';
import { useStartingTurns, useSummaryPlan } from './use-summary-plan';
import { WriterField } from './writer-field';

interface SummarizeViewProps {
  /** Undefined while the conversation is not stored. */
  opened: OpenConversation | undefined;
  onBack: () => void;
}

/** "Summarize older turns": what it would do and cost, before it is done. */
export function SummarizeView({ opened, onBack }: SummarizeViewProps) {
  const { common, summary: words } = useWords();
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-2">
        <IconButton icon={ArrowLeft} label={common.back} onClick={onBack} className="rtl:-scale-x-100" />
        <ScreenTitle>{words.summarizeOlder}</ScreenTitle>
      </header>
      {opened && opened.branch.length > 0 ? (
        <Planning opened={opened} onDone={onBack} />
      ) : (
        <main className="flex-1 px-4 py-5">{words.noMessages}</main>
      )}
      <NoticeBar />
    </>
  );
}

function Planning({ opened, onDone }: { opened: OpenConversation; onDone: () => void }) {
  const app = useApp();
  const { summary: words } = useWords();
  const { conversation } = opened;
  const remembered = useAppState((state) => state.settings?.summaries) ?? initialSettings.summaries;
  const startingTurns = useStartingTurns(opened, remembered.keepTurns);
  const [keepTurns, setKeepTurns] = useState<number | undefined>(startingTurns);
  const [shownTurns, setShownTurns] = useState(startingTurns);
  const [writer, setWriter] = useState<ModelChoice | null>(remembered.writer);
  const plan = useSummaryPlan(opened, shownTurns, writer ?? conversation.model);
  const keep = (turns: number | undefined) => {
    setKeepTurns(turns);
    if (turns !== undefined) setShownTurns(turns);
  };
  const summarize = (turns: number) => {
    void app.summarize(conversation.id, { keepTurns: turns, writer });
    onDone();
  };
  return (
    <>
      <main className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-measure flex-col gap-5 px-4 py-5">
          <p className="text-muted">{words.introduction}</p>
          <section aria-label={words.choices} className="flex flex-col gap-4">
            <KeepTurnsField value={shownTurns} onChange={keep} />
            <WriterField own={conversation.model} value={writer} onChange={setWriter} />
          </section>
          {typeof plan === 'string' ? (
            <p role="status">{words.noPlan[plan]}</p>
          ) : (
            <PlanFacts
              plan={plan}
              changesPolicy={policyOf(conversation).mode !== plan.job.policy.mode}
              hasSummary={activeSummary(opened.summaries, opened.branch) !== undefined}
            />
          )}
        </div>
      </main>
      {typeof plan !== 'string' && (
        <Footer
          conversationId={conversation.id}
          onSummarize={keepTurns === undefined ? undefined : () => summarize(keepTurns)}
        />
      )}
    </>
  );
}

interface FooterProps {
  conversationId: string;
  /** Undefined while the choices are not complete. */
  onSummarize: (() => void) | undefined;
}

/** The button stays in sight, however long the plan is. */
function Footer({ conversationId, onSummarize }: FooterProps) {
  const { summary: words } = useWords();
  const isRunning = useAppState((state) => state.summaries[conversationId]?.status === 'running');
  return (
    <footer className="border-t border-line py-3">
      <div className="mx-auto flex w-full max-w-measure px-4">
        <Button
          look="primary"
          className="h-9! flex-1 wide:flex-none wide:px-8!"
          disabled={isRunning || !onSummarize}
          onClick={onSummarize}
        >
          {isRunning ? words.isBeingWritten : words.summarize}
        </Button>
      </div>
    </footer>
  );
}
