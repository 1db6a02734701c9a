import { type Context, isInRequest } from '@/lib/core/context';
import type { ModelChoice } from '@/lib/core/conversation';
import { draftId } from './use-planned-request';

export type ShareName = 'system' | 'profile' | 'summary' | 'pinned' | 'recent' | 'draft' | 'reply';

/** A part of the model's window, in tokens. */
export interface Share {
  name: ShareName;
  tokens: number;
}

/** What the window is used for, in the order of the request; the room for the reply only if the window is known. */
export function sharesOf(
  { report }: Context,
  { contextLimit, contextTokens }: ModelChoice,
  profileTokens = 0,
): Share[] {
  const window = contextLimit ?? contextTokens;
  const sumOf = (isWanted: (entry: (typeof report.entries)[number]) => boolean) =>
    report.entries.filter(isWanted).reduce((sum, { tokens }) => sum + tokens, 0);
  return [
    { name: 'system', tokens: report.systemTokens - profileTokens },
    { name: 'profile', tokens: profileTokens },
    { name: 'summary', tokens: report.summary?.tokens ?? 0 },
    {
      name: 'pinned',
      tokens: sumOf(({ reason, messageId }) => reason === 'pinned' && messageId !== draftId),
    },
    { name: 'recent', tokens: sumOf(({ reason, messageId }) => reason === 'sent' && messageId !== draftId) },
    { name: 'draft', tokens: sumOf((entry) => entry.messageId === draftId && isInRequest(entry)) },
    ...(window === undefined ? [] : [{ name: 'reply', tokens: window - report.limitTokens } as const]),
  ];
}

/** How many messages are in the request, the draft with them. */
export function sentCount({ report }: Context): number {
  return report.entries.filter(isInRequest).length;
}
