import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useWatched } from '../app-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { fieldLook } from '../ui/field';
import { useLaterWords, useWords } from '../words';
import { DataSection } from './data-section';
import { useKeeping } from './keeping-context';

/** Removes everything from this browser, after a word has been typed. */
export function DeleteSection() {
  const { storage: words } = useLaterWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <DataSection title={words.deleteTitle} hint={words.deleteHint}>
      <Button look="danger" className="self-start" onClick={() => setOpen(true)}>
        {words.deleteStart}
      </Button>
      {isOpen && <DeleteDialog onClose={() => setOpen(false)} />}
    </DataSection>
  );
}

function DeleteDialog({ onClose }: { onClose: () => void }) {
  const keeping = useKeeping();
  const { storage: words } = useLaterWords();
  const { common } = useWords();
  const amounts = useWatched(keeping.watchAmounts, 'all')?.value;
  const [typed, setTyped] = useState('');
  const [hasFailed, setFailed] = useState(false);
  const close = useRef(() => {});
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const isConfirmed = typed.trim().toLowerCase() === words.deleteWord;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isConfirmed) keeping.deleteEverything().catch(() => setFailed(true));
  };
  return (
    <Dialog
      label={words.deleteTitle}
      onClose={onClose}
      closeRef={close}
      className="w-[min(26rem,calc(100%-1.5rem))]"
    >
      <form onSubmit={submit} className="flex flex-col gap-4 p-4">
        <h2 className="font-semibold">{words.deleteTitle}</h2>
        <p className="text-small">{words.deleteWarning(amounts?.conversations ?? 0)}</p>
        <div className="flex flex-col gap-1.5">
          <label htmlFor={id} className="text-small font-medium">
            {words.deleteField(words.deleteWord)}
          </label>
          <input
            ref={field}
            id={id}
            value={typed}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
            className={fieldLook}
          />
        </div>
        <p role="alert" className="text-small text-danger empty:hidden">
          {hasFailed && words.deleteFailed}
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={() => close.current()}>
            {common.cancel}
          </Button>
          <Button look="danger" type="submit" disabled={!isConfirmed}>
            {words.deleteNow}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
