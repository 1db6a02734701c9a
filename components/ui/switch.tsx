import { type ReactNode, useId } from 'react';

interface SwitchProps {
  label: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
  hint?: ReactNode;
}

/** Something that is on or off, at once. */
export function Switch({ label, isOn, isDisabled = false, onChange, hint }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label className="relative flex items-center gap-3">
        <span className="min-w-0 flex-1 text-small font-medium">{label}</span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={isOn}
          checked={isOn}
          disabled={isDisabled}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onChange(target.checked)}
          // Over the whole line, so that it takes the press itself.
          className="peer absolute inset-0 opacity-0 not-disabled:cursor-pointer"
        />
        <span
          aria-hidden
          className="flex h-5 w-9 shrink-0 items-center rounded-full border border-faint bg-raised px-0.5 transition-colors duration-100 peer-checked:justify-end peer-checked:border-accent peer-checked:bg-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-disabled:opacity-50"
        >
          <span className={`size-3.5 rounded-full ${isOn ? 'bg-on-accent' : 'bg-muted'}`} />
        </span>
      </label>
      <p id={`${id}-hint`} className="text-small text-muted empty:hidden">
        {hint}
      </p>
    </div>
  );
}
