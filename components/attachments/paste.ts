import type { ClipboardEvent } from 'react';
import type { App } from '@/lib/app/app';
import { longPaste } from '@/lib/core/files/limits';

/**
 * Attaches what is pasted if it is files, or more text than one would read in the field; anything else is left to the
 * field. Programs that copy a table or a formatted text give a picture of it, too: then the text is meant.
 */
export function attachPasted(app: App, event: ClipboardEvent): void {
  const { conversationId } = app.store.getState();
  const files = Array.from(event.clipboardData.files);
  const text = event.clipboardData.getData('text/plain');
  const isOnlyName = files.some(({ name }) => text.trim().endsWith(name));
  if (files.length > 0 && (text.trim() === '' || isOnlyName)) {
    event.preventDefault();
    void app.attachFiles(conversationId, files);
  } else if (text.length > longPaste) {
    event.preventDefault();
    void app.attachText(conversationId, text);
  }
}
