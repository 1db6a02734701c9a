import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { isContinueRequest, type Message } from '@/lib/core/conversation';
import { useApp, useAppState } from '../app-context';
import { useSendKey } from './send-key';

interface ComposerActions {
  draft: string;
  branch: readonly Message[];
  send: () => void;
  /** Stops the reply that is arriving; undefined for none. */
  stop: (() => void) | undefined;
}

/**
 * What the keys do in the composer: the one that the user has set sends, Escape stops a reply, and the arrow up in an
 * empty field opens the user's last message for other words.
 */
export function useComposerKeys({ draft, branch, send, stop }: ComposerActions) {
  const app = useApp();
  const isSendKey = useSendKey();
  return (event: KeyboardEvent) => {
    // A key that ends an input method's composition is not meant for the composer.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') stop?.();
    if (isSendKey(event)) {
      event.preventDefault();
      send();
    }
    const last = branch.findLast((message) => message.role === 'user' && !isContinueRequest(message));
    if (event.key !== 'ArrowUp' || hasModifier(event) || draft !== '' || stop || !last) return;
    event.preventDefault();
    app.edit(last, true);
  };
}

function hasModifier({ shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return shiftKey || ctrlKey || metaKey || altKey;
}

/** Gives the composer the focus when an editor is closed that was opened from it. */
export function useFocusAfterEditing(field: RefObject<HTMLTextAreaElement | null>): void {
  const isEditing = useAppState((state) => state.editing?.isFromComposer === true);
  const wasEditing = useRef(isEditing);
  useEffect(() => {
    if (wasEditing.current && !isEditing && document.activeElement === document.body) field.current?.focus();
    wasEditing.current = isEditing;
  }, [field, isEditing]);
}
