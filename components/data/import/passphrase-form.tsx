import { type FormEvent, useEffect, useRef } from 'react';
import type { ImportState } from '@/lib/app/importing';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Field, fieldLook } from '../../ui/field';
import { useLaterWords } from '../../words';

/** Asks for the passphrase of a file. The field keeps it to itself: React would mirror its value into the page. */
export function PassphraseForm({ locked }: { locked: Extract<ImportState, { status: 'locked' }> }) {
  const app = useApp();
  const { import: words } = useLaterWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const open = (event: FormEvent) => {
    event.preventDefault();
    const passphrase = field.current?.value ?? '';
    if (passphrase !== '') void app.readImport(locked.files, { passphrase });
  };
  return (
    <form onSubmit={open} className="flex flex-col gap-3">
      <Field
        label={words.passphrase}
        hint={words.locked}
        error={locked.isWrong ? words.wrongPassphrase : undefined}
      >
        {(props) => <input ref={field} type="password" autoComplete="off" className={fieldLook} {...props} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary">
          {words.unlock}
        </Button>
        <Button look="quiet" onClick={() => void app.closeImport()}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
