import { useMemo } from 'react';
import type { Message, ModelChoice } from '@/lib/core/conversation';
import { costOf, pricesOf } from '@/lib/core/prices';
import { dueSummary } from '@/lib/core/summary/due-summary';
import { planSummary, type SummaryPlan } from '@/lib/core/summary/plan-summary';
import { activeSummary, type OpenConversation, withoutArriving } from '@/lib/core/summary/summary';
import { firstKept, summaryJob } from '@/lib/core/summary/summary-job';
import { useCalibration, useForRequest, useNow } from '../context/use-planned-request';

/**
 * Why there is nothing to summarize.
 * - `all-kept`: there are no older turns than those that are kept
 * - `already`: a summary stands for all of them, or for more
 * - `wordless`: they are excluded, or have no words
 */
type NoPlan = 'all-kept' | 'already' | 'wordless';

/**
 * What a summary of an open conversation would do if it was asked for now, with so many turns kept and this writer.
 */
export function useSummaryPlan(
  opened: OpenConversation,
  keepTurns: number,
  writer: ModelChoice,
): SummaryPlan | NoPlan {
  const conversation = useCalibration(opened.conversation);
  const ofWriter = useCalibration({ model: writer });
  const now = useNow();
  const asked = useForRequest(opened);
  return useMemo(() => {
    const settled = withoutArriving(asked);
    const { branch, summaries } = settled;
    const firstKeptId = firstKept(branch, keepTurns);
    const olderCount =
      firstKeptId === null ? branch.length : branch.findIndex(({ id }) => id === firstKeptId);
    if (olderCount === 0) return 'all-kept';
    if ((activeSummary(summaries, branch)?.coveredCount ?? 0) >= olderCount) return 'already';
    const calibrations = { conversation, writer: ofWriter };
    const job = summaryJob(settled, { firstKeptId, writer, isAfresh: false }, calibrations, now);
    return job ? planSummary(settled, job, calibrations, now) : 'wordless';
  }, [asked, keepTurns, writer, conversation, ofWriter, now]);
}

/**
 * How many turns to keep at first: as many as the user last wanted, but no more than would be sent, and fewer than
 * there are, so that there is something to summarize.
 */
export function useStartingTurns(opened: OpenConversation, wanted: number): number {
  const calibration = useCalibration(opened.conversation);
  const now = useNow();
  const asked = useForRequest(opened);
  return useMemo(() => {
    const settled = withoutArriving(asked);
    const { branch, summaries } = settled;
    const covered = activeSummary(summaries, branch)?.coveredCount ?? 0;
    const turnCount = questionsFrom(branch, covered);
    if (turnCount <= 1) return wanted;
    const due = dueSummary(settled, calibration, now);
    const first = due ? branch.findIndex(({ id }) => id === due.firstKeptId) : 0;
    return Math.min(wanted, turnCount - 1, first === -1 ? 0 : questionsFrom(branch, first));
  }, [asked, wanted, calibration, now]);
}

function questionsFrom(branch: readonly Message[], index: number): number {
  return branch.slice(index).filter(({ role }) => role === 'user').length;
}

/** About what the requests for a summary cost, in US dollars; undefined where the writer's prices are not known. */
export function costOfCall(
  { count, inputTokens, cachedTokens, outputTokens }: SummaryPlan['call'],
  writer: ModelChoice,
): number | undefined {
  const prices = pricesOf(writer);
  if (!prices) return undefined;
  // The price can depend on the length of each single prompt.
  const each = {
    inputTokens: inputTokens / count,
    cacheReadTokens: cachedTokens / count,
    outputTokens: outputTokens / count,
  };
  return count * costOf(each, prices);
}
