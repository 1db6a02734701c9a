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
import { KeepTurnsField } from './keep-turns-field';
import { PlanFacts } from './plan-facts';
import { type NoPlan, useStartingTurns, useSummaryPlan } from './use-summary-plan';
import { WriterField } from './writer-field';

interface SummarizeViewProps {
  /** Undefined while the conversation is not stored. */
  opened: OpenConversation | undefined;
  onBack: () => void;
}

/** "Summarize older turns": what it would do and cost, before it is done. */
export function SummarizeView({ opened, onBack }: SummarizeViewProps) {
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-2">
        <IconButton icon={ArrowLeft} label="Back" onClick={onBack} />
        <ScreenTitle>Summarize older turns</ScreenTitle>
      </header>
      {opened && opened.branch.length > 0 ? (
        <Planning opened={opened} onDone={onBack} />
      ) : (
        <main className="flex-1 px-4 py-5">There are no messages yet.</main>
      )}
      <NoticeBar />
    </>
  );
}

function Planning({ opened, onDone }: { opened: OpenConversation; onDone: () => void }) {
  const app = useApp();
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
        <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-5">
          <p className="text-muted">
            A model writes a summary that is sent in the place of the older turns. They stay here, and you can
            always go back.
          </p>
          <section aria-label="Choices" className="flex flex-col gap-4">
            <KeepTurnsField value={shownTurns} onChange={keep} />
            <WriterField own={conversation.model} value={writer} onChange={setWriter} />
          </section>
          {typeof plan === 'string' ? (
            <p role="status">{nothing[plan]}</p>
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
  const isRunning = useAppState((state) => state.summaries[conversationId]?.status === 'running');
  return (
    <footer className="border-t border-line py-3">
      <div className="mx-auto flex w-full max-w-3xl px-4">
        <Button
          look="primary"
          className="h-9! flex-1 wide:flex-none wide:px-8!"
          disabled={isRunning || !onSummarize}
          onClick={onSummarize}
        >
          {isRunning ? 'A summary is being written' : 'Summarize'}
        </Button>
      </div>
    </footer>
  );
}

const nothing: Record<NoPlan, string> = {
  'all-kept': 'There is nothing to summarize: all turns of this conversation are kept. Keep fewer.',
  already:
    'There is nothing to summarize: the summary that is there stands for all older turns. To keep more turns, undo it first.',
  wordless: 'There is nothing to summarize: the older messages are excluded, or have no words.',
};
