import { showBranch } from '@/lib/core/branches';
import type { Message } from '@/lib/core/conversation';
import { bringBack } from '@/lib/core/import/bring-back';
import { idBeside } from '@/lib/core/import/revision';
import { deleteMessage, type StoredConversation } from '@/lib/core/message-deletion';
import { changeShown } from './branches';
import type { AppContext } from './edges';
import { offerUndo } from './notices';

/** In milliseconds: how long the way back is offered. */
const undoTime = 15_000;

/** Shows an earlier version of a message on a branch of its own, beside the one that took its place; undoable. */
export async function bringBackVersion(app: AppContext, version: Message): Promise<void> {
  const { conversationId } = version;
  let before: StoredConversation | undefined;
  const isDone = await changeShown(app, conversationId, (stored) => {
    before = stored;
    return bringBack(stored, version, app.clock.now());
  });
  if (!isDone || !before) return;
  const id = idBeside(version);
  const { headId } = before.conversation;
  const wasThere = before.messages.some((message) => message.id === id && message.deletedAt === undefined);
  const undo = async () => {
    await changeShown(app, conversationId, (stored) =>
      wasThere ? showBranch(stored, headId ?? '') : deleteMessage(stored, id, app.clock.now()),
    );
  };
  const { broughtBack } = app.store.getState().words.messages;
  void offerUndo(app, undoTime, broughtBack, undo).catch(() => {});
}
