import { textOf } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import type { AppStore } from './state';

/** Under which the words are kept that are to replace a message's: also while its editor is closed. */
export function editDraftKey(messageId: string): string {
  return `edit ${messageId}`;
}

/** Opens a user's message for other words: those that were left there before, else its own. */
export function openEditor(store: AppStore, { id, content }: Message, isFromComposer: boolean): void {
  store.setState(({ drafts }) => ({
    editing: { messageId: id, isFromComposer },
    drafts: { [editDraftKey(id)]: textOf(content), ...drafts },
  }));
}

/** Ends the editing of a message whose new words are sent, or which is gone. */
export function closeEditor(store: AppStore, messageId: string): void {
  store.setState(({ editing, drafts: { [editDraftKey(messageId)]: _, ...drafts } }) => ({
    editing: editing?.messageId === messageId ? null : editing,
    drafts,
  }));
}
