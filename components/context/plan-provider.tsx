import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Conversation, Message } from '@/lib/core/conversation';
import type { Summary } from '@/lib/core/summary/summary';
import { draftId, type Plan, usePlannedRequest } from './use-planned-request';

/** Where the sent part of the message list begins. */
export interface SentPart {
  /** The first recent message that is sent; null if only the draft is. */
  firstId: string | null;
  /** How many older messages are left out; pinned ones are sent and do not count. */
  trimmedCount: number;
}

const PlanContext = createContext<Plan | null>(null);
const SentPartContext = createContext<SentPart | undefined>(undefined);

interface PlanProviderProps {
  /** Undefined while the conversation is not stored. */
  conversation: Conversation | undefined;
  branch: readonly Message[];
  summaries: readonly Summary[];
  children: ReactNode;
}

/**
 * Plans the next request for everything that shows something of it. With each letter that is typed only those
 * who ask for the plan are drawn again; the list of messages asks for less, and is left alone.
 */
export function PlanProvider({ conversation, branch, summaries, children }: PlanProviderProps) {
  const plan = usePlannedRequest(conversation, branch, summaries);
  const { anchorId, trimmedCount } = sentPartOf(plan);
  const sentPart = useMemo(
    () =>
      trimmedCount === 0 ? undefined : { firstId: anchorId === draftId ? null : anchorId, trimmedCount },
    [anchorId, trimmedCount],
  );
  return (
    <PlanContext value={plan}>
      <SentPartContext value={sentPart}>{children}</SentPartContext>
    </PlanContext>
  );
}

/** What would be sent now. */
export function usePlan(): Plan {
  const plan = useContext(PlanContext);
  if (!plan) throw new Error('usePlan is for components below PlanProvider.');
  return plan;
}

/** Where the sent part begins; undefined if nothing is trimmed. */
export function useSentPart(): SentPart | undefined {
  return useContext(SentPartContext);
}

function sentPartOf({ planned }: Plan): { anchorId: string | null; trimmedCount: number } {
  if (!planned.fits) return { anchorId: null, trimmedCount: 0 };
  const { anchorId, entries } = planned.context.report;
  return { anchorId, trimmedCount: entries.filter(({ reason }) => reason === 'trimmed').length };
}
