import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { PromptDraft } from '@/lib/app/app';
import { Field, fieldLook } from '../ui/field';
import { SaveButtons } from '../ui/save-buttons';
import { useWords } from '../words';

interface PromptEditorProps {
  prompt: PromptDraft;
  onChange: (prompt: PromptDraft) => void;
  onSave: (prompt: PromptDraft) => void;
  onCancel: () => void;
}

/** A new prompt, or one that is changed. */
export function PromptEditor({ prompt, onChange, onSave, onCancel }: PromptEditorProps) {
  const { prompts: words } = useWords();
  const { name, text } = prompt;
  const [hasTried, setHasTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const isBlank = text.trim() === '';
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    setHasTried(true);
    if (!isBlank) onSave(prompt);
  };
  return (
    <form noValidate onSubmit={save} className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 pt-1 pb-4">
        <Field label={words.name}>
          {(props) => (
            <input
              {...props}
              ref={first}
              value={name}
              autoComplete="off"
              placeholder={words.nameHint}
              onChange={(event) => onChange({ ...prompt, name: event.target.value })}
              className={fieldLook}
            />
          )}
        </Field>
        <Field label={words.text} error={hasTried && isBlank ? words.needsText : undefined}>
          {(props) => (
            <textarea
              {...props}
              value={text}
              rows={8}
              onChange={(event) => onChange({ ...prompt, text: event.target.value })}
              className={`${fieldLook} field-sizing-content h-auto max-h-[45vh] min-h-40 resize-none py-2`}
            />
          )}
        </Field>
      </div>
      <footer className="flex justify-end gap-2 border-t border-line px-4 py-3">
        <SaveButtons onCancel={onCancel} />
      </footer>
    </form>
  );
}
