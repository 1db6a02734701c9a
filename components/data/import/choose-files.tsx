import { FolderInput } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { useLaterWords } from '../../words';

/** Lets the user choose files to import. What they are is told by what is in them, so any can be chosen. */
export function ChooseFiles({ label }: { label: string }) {
  const app = useApp();
  const { import: words } = useLaterWords();
  const chooser = useRef<HTMLInputElement>(null);
  const read = ({ target }: ChangeEvent<HTMLInputElement>) => {
    void app.readImport(Array.from(target.files ?? []));
    // The same file can be chosen again.
    target.value = '';
  };
  return (
    <>
      <Button className="self-start" onClick={() => chooser.current?.click()}>
        <FolderInput aria-hidden className="size-4 rtl:-scale-x-100" strokeWidth={1.75} />
        {label}
      </Button>
      <input
        ref={chooser}
        type="file"
        multiple
        aria-label={words.choose}
        tabIndex={-1}
        onChange={read}
        className="hidden"
      />
    </>
  );
}
