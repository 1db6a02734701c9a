import { type KeyboardEvent, useEffect, useRef } from 'react';
import { isSendableText } from '@/lib/core/conversation';
import { Button } from '../ui/button';
import { fieldLook } from '../ui/field';
import { useWords } from '../words';

interface SummaryEditorProps {
  draft: string;
  onType: (text: string) => void;
  onSave: () => void;
  onCancel: () => void;
}

/** The summary's words to be changed in place. Escape leaves them as they were. */
export function SummaryEditor({ draft, onType, onSave, onCancel }: SummaryEditorProps) {
  const { common, summary: words } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent) => {
    // A key that ends an input method's composition is not meant for the editor.
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onCancel();
  };
  return (
    <div className="flex flex-col gap-2">
      <textarea
        ref={field}
        aria-label={words.text}
        value={draft}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
        className={`${fieldLook} field-sizing-content h-auto max-h-[60vh] min-h-32 resize-none py-2`}
      />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={!isSendableText(draft)} onClick={onSave}>
          {common.save}
        </Button>
        <Button onClick={onCancel}>{common.cancel}</Button>
      </div>
    </div>
  );
}
