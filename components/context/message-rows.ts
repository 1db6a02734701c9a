import { textBlock, textOf } from '@/lib/core/content';
import type { Reason } from '@/lib/core/context';
import type { Message } from '@/lib/core/conversation';
import { estimatedTokensOf } from '@/lib/core/plan-request';
import { coverageOf, type Summary } from '@/lib/core/summary/summary';
import { titleFrom } from '@/lib/core/title';
import { spokenText } from '../markdown/spoken-text';
import type { Plan } from './use-planned-request';

/** A row in the list of what is sent. */
export type MessageRow =
  | {
      kind: 'message';
      message: Message;
      /** What becomes of it; undefined where nothing is sent because it does not fit. */
      reason: Reason | undefined;
      /** About how many, sent or not. */
      tokens: number;
    }
  /** Stands before the messages that it stands for. */
  | { kind: 'summary'; messageCount: number; tokens: number }
  /** What is sent of the rows after it is in the provider's cache. */
  | { kind: 'cached' };

/** The messages of the branch that can be talked about: without the draft while there is none. */
export function messagesOf({ branch, hasDraft }: Plan): readonly Message[] {
  return hasDraft ? branch : branch.slice(0, -1);
}

/** The newest `limit` messages, newest first, and what is to be said between them. */
export function rowsOf(plan: Plan, limit: number): MessageRow[] {
  const messages = messagesOf(plan);
  const summary = sentSummary(plan);
  const report = plan.planned.fits ? plan.planned.context.report : undefined;
  const cachedUpTo = plan.planned.fits ? plan.planned.cached.upToId : null;
  const first = Math.max(0, messages.length - limit);
  return messages
    .slice(first)
    .flatMap((message, offset): MessageRow[] => {
      const index = first + offset;
      const entry = report?.entries[index];
      const rows: MessageRow[] = [
        entry ? { kind: 'message', message, ...entry } : unplannedRow(message, plan),
      ];
      if (report?.summary && message.id === summary?.upToId) {
        const { length: messageCount } = coverageOf(summary, plan.summaries);
        rows.push({ kind: 'summary', messageCount, tokens: report.summary.tokens });
      }
      if (message.id === cachedUpTo) rows.push({ kind: 'cached' });
      return rows;
    })
    .reverse();
}

function unplannedRow(message: Message, { calibration, conversation }: Plan): MessageRow {
  const { isExcluded, isPinned } = message;
  const tokens = isExcluded ? 0 : estimatedTokensOf(message, calibration, conversation.model);
  const wish = isPinned ? 'pinned' : undefined;
  return { kind: 'message', message, reason: isExcluded ? 'excluded' : wish, tokens };
}

function sentSummary({ summaries, planned }: Plan): Summary | undefined {
  if (!planned.fits) return undefined;
  return summaries.find(({ id }) => id === planned.context.report.summary?.id);
}

/** In characters: more of a reply is not looked at for its first words. */
const lookedAt = 300;

/** How a message begins, without the marks of Markdown in replies; empty if there is no text in it. */
export function firstWords({ role, content }: Message): string {
  if (role === 'user') return titleFrom(content);
  return titleFrom([textBlock(spokenText(textOf(content).trimStart().slice(0, lookedAt)))]);
}
