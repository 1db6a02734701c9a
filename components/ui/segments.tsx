import { type ReactNode, useId } from 'react';

interface SegmentsProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
  hint?: ReactNode;
}

/** A few choices side by side, of which one is chosen. */
export function Segments<Value extends string>({
  label,
  value,
  choices,
  onChange,
  hint,
}: SegmentsProps<Value>) {
  const name = useId();
  return (
    <fieldset aria-describedby={`${name}-hint`} className="flex min-w-0 flex-col">
      <legend className="pb-1.5 text-small font-medium">{label}</legend>
      <div className="flex flex-wrap gap-0.5 rounded-medium bg-raised p-0.5">
        {choices.map(([choice, text]) => (
          <label
            key={choice}
            className="relative flex min-h-8 min-w-14 flex-1 items-center justify-center rounded-small px-2 text-center text-small text-muted transition-colors duration-100 hover:text-ink has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent/50 has-checked:ring-inset has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              aria-label={text}
              checked={choice === value}
              onChange={() => onChange(choice)}
              // Over the whole segment, so that it takes the press itself.
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {text}
          </label>
        ))}
      </div>
      <p id={`${name}-hint`} className="pt-1.5 text-small text-muted empty:hidden">
        {hint}
      </p>
    </fieldset>
  );
}
