import type { Conversation } from '@/lib/core/conversation';
import { afterUndo } from '@/lib/core/memory-state';
import type { Summary } from '@/lib/core/summary/summary';
import { summaryAsSent } from '@/lib/core/summary/summary-text';
import { changeSummaries } from '@/lib/storage/summaries';
import type { AppContext } from './edges';
import { offerUndo } from './notices';

/** In milliseconds: how long a step back is offered at the edge; a summary's card offers it always. */
const undoTime = 15_000;

/** Offers the way back from the last change of a conversation's summaries: earlier ones have lost their sense. */
export function offerSummaryUndo(
  app: AppContext,
  conversationId: string,
  text: string,
  undo: () => Promise<void>,
): void {
  const meaning = `summary of ${conversationId}`;
  void offerUndo(app, undoTime, text, undo, { meaning }).catch(() => {});
}

/** Puts the user's words in the place of a summary's; undoable. Blank words change nothing. */
export async function editSummary(app: AppContext, summary: Summary, text: string): Promise<void> {
  const words = text.trim();
  if (words === '' || words === summary.text) return;
  const [tokens = 0] = await app.countTokens([summaryAsSent(words)]);
  const edited: Summary = {
    ...summary,
    id: app.newId(),
    text: words,
    tokens,
    writtenText: summary.writtenText ?? summary.text,
    usage: [],
    createdAt: app.clock.now(),
  };
  let isEdited = false;
  await changeSummaries(app.database, coverage(summary), (_, all) => {
    isEdited = all.some(({ id, undoneAt }) => id === summary.id && undoneAt === undefined);
    return isEdited ? { summaries: [edited] } : {};
  });
  if (!isEdited) return;
  const { changed } = app.store.getState().words.notices.summary;
  offerSummaryUndo(app, summary.conversationId, changed, () => withdrawSummary(app, edited));
}

/** Takes back one summary, so that the one before it for the same messages is in force again. */
export function withdrawSummary(app: AppContext, summary: Summary): Promise<void> {
  return changeSummaries(app.database, coverage(summary), () => ({
    summaries: [{ ...summary, undoneAt: app.clock.now() }],
  }));
}

/** Puts a summary aside: the originals are shown and sent again, as before it; undoable. */
export async function undoSummary(app: AppContext, summary: Summary): Promise<void> {
  const undoneAt = app.clock.now();
  let undone: readonly Summary[] = [];
  let summarized: Conversation | undefined;
  await changeSummaries(app.database, coverage(summary), (conversation, all) => {
    summarized = conversation;
    undone = all.filter((other) => other.upToId === summary.upToId && other.undoneAt === undefined);
    return {
      summaries: undone.map((other) => ({ ...other, undoneAt })),
      conversation: afterUndo(conversation, summary),
    };
  });
  const text = app.store.getState().words.notices.summary.undone;
  offerSummaryUndo(app, summary.conversationId, text, () =>
    changeSummaries(app.database, coverage(summary), (conversation) => ({
      summaries: undone,
      conversation: summarized ? withMemoryOf(summarized, conversation) : conversation,
    })),
  );
}

function coverage({ conversationId, upToId }: Summary): { conversationId: string; id: string } {
  return { conversationId, id: upToId };
}

/** The conversation as it is now, with the policy that it had, and the last cut if no request has been sent since. */
function withMemoryOf(before: Conversation, now: Conversation): Conversation {
  const { policy: _, ...rest } = now;
  const isSameRequest = now.lastRequest?.ledgerId === before.lastRequest?.ledgerId;
  return {
    ...rest,
    ...(before.policy && { policy: before.policy }),
    ...(isSameRequest && before.lastRequest && { lastRequest: before.lastRequest }),
  };
}
