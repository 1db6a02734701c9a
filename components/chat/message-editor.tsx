import { type KeyboardEvent, useEffect, useRef } from 'react';
import { editDraftKey } from '@/lib/app/editing';
import { isAttachment } from '@/lib/core/attachments/attachment';
import { textOf } from '@/lib/core/content';
import { type Message, userContent } from '@/lib/core/conversation';
import { useApp, useAppState } from '../app-context';
import { Button } from '../ui/button';
import { useWords } from '../words';
import { useSendKey } from './send-key';
import { useIsReceiving } from './use-is-receiving';

/** The user's message while its words are changed, in its place. Escape leaves it as it was and keeps the words. */
export function MessageEditor({ message }: { message: Message }) {
  const app = useApp();
  const { common, messages } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useAppState((state) => state.drafts[editDraftKey(message.id)] ?? textOf(message.content));
  const isReceiving = useIsReceiving(message.conversationId);
  const isSendKey = useSendKey();
  const canSend = !isReceiving && userContent(draft, message.content.filter(isAttachment)).length > 0;
  const send = () => {
    if (canSend) void app.resend(message, draft);
  };
  useEffect(() => {
    const { length } = field.current?.value ?? '';
    field.current?.focus();
    field.current?.setSelectionRange(length, length);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) app.cancelEdit();
    if (!isSendKey(event)) return;
    event.preventDefault();
    send();
  };
  return (
    <div className="flex w-full flex-col gap-2 rounded-large border border-line bg-surface p-2 transition-colors duration-100 focus-within:border-accent">
      <textarea
        ref={field}
        aria-label={messages.editField}
        aria-describedby={`${message.id} hint`}
        value={draft}
        onChange={(event) => app.setEdit(message.id, event.target.value)}
        onKeyDown={onKeyDown}
        rows={1}
        className="field-sizing-content max-h-[50vh] w-full resize-none bg-transparent px-1.5 pt-0.5 outline-none"
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p id={`${message.id} hint`} className="min-w-32 flex-1 px-1.5 text-tiny text-muted">
          {messages.editHint}
        </p>
        <div className="flex gap-2">
          <Button look="quiet" onClick={app.cancelEdit}>
            {common.cancel}
          </Button>
          <Button look="primary" disabled={!canSend} onClick={send}>
            {messages.send}
          </Button>
        </div>
      </div>
    </div>
  );
}
