import { useMemo } from 'react';
import { policyOf } from '@/lib/core/policy';
import { dueSummary } from '@/lib/core/summary/due-summary';
import { type OpenConversation, withoutArriving } from '@/lib/core/summary/summary';
import { useApp, useAppState } from '../app-context';
import { isLeaving, useFollowing } from '../context/use-following';
import { useCalibration, useForRequest, useNow } from '../context/use-planned-request';
import { Button } from '../ui/button';
import { useWords } from '../words';

interface SummaryOfferProps {
  opened: OpenConversation;
  onSummarize: () => void;
}

/**
 * Offers a summary when older messages are left out, or soon will be, where the user wants to be asked. An offer that
 * is declined comes back when more turns are left out.
 */
export function SummaryOffer({ opened, onSummarize }: SummaryOfferProps) {
  const app = useApp();
  const { summary: words } = useWords();
  const { id } = opened.conversation;
  const due = useDueSummary(opened);
  const declined = useAppState((state) => state.declinedSummaries[id]);
  if (!due || declined === due.firstKeptId) return null;
  const decline = () =>
    app.store.setState(({ declinedSummaries }) => ({
      declinedSummaries: { ...declinedSummaries, [id]: due.firstKeptId },
    }));
  return (
    <div className="flex animate-appear flex-wrap items-center gap-x-2 gap-y-1 rounded-medium border border-line bg-surface py-1 ps-3 pe-1 text-small">
      <p className="min-w-0 grow basis-48 py-1">{words.offer}</p>
      <span className="ms-auto flex flex-wrap justify-end gap-1">
        <Button look="quiet" className="text-accent!" onClick={onSummarize}>
          {words.summarizeThem}
        </Button>
        <Button look="quiet" onClick={decline}>
          {words.notNow}
        </Button>
      </span>
    </div>
  );
}

function useDueSummary(shown: OpenConversation) {
  const opened = useFollowing(shown, isUrgent, isHeld);
  const asked = useForRequest(opened);
  const calibration = useCalibration(opened.conversation);
  const now = useNow();
  return useMemo(() => {
    const policy = policyOf(asked.conversation);
    if (policy.mode !== 'summary' || policy.automatic !== 'ask') return undefined;
    return dueSummary(withoutArriving(asked), calibration, now);
  }, [asked, calibration, now]);
}

function isUrgent(before: OpenConversation, now: OpenConversation): boolean {
  return before.conversation.id !== now.conversation.id || before.branch.at(-1)?.id === now.branch.at(-1)?.id;
}

function isHeld(before: OpenConversation, { conversation, branch }: OpenConversation): boolean {
  return before.conversation.id === conversation.id && isLeaving(conversation, branch);
}
