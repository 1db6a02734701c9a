import { useId, useState } from 'react';
import { fieldLook } from '../ui/field';
import { useWords } from '../words';
import { useNumbers } from './locale-numbers';

interface NumberFieldProps {
  label: string;
  value: number | undefined;
  least: number;
  placeholder?: string;
  /** Called with each number that is allowed; undefined for an empty field. */
  onChange: (value: number | undefined) => void;
}

/** A field for a whole number. What is not allowed is marked, and changes nothing. */
export function NumberField({ label, value, least, placeholder, onChange }: NumberFieldProps) {
  const { context: words } = useWords();
  const { exactly } = useNumbers();
  const id = useId();
  const noteId = `${id}-note`;
  const [text, setText] = useState(value?.toString() ?? '');
  const isAllowed = (typed: string) => typed === '' || (/^\d{1,9}$/.test(typed) && Number(typed) >= least);
  const type = (typed: string) => {
    setText(typed);
    if (isAllowed(typed)) onChange(typed === '' ? undefined : Number(typed));
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={`${fieldLook} w-28! tabular-nums`}
        value={text}
        inputMode="numeric"
        autoComplete="off"
        placeholder={placeholder}
        aria-invalid={!isAllowed(text)}
        aria-describedby={noteId}
        onChange={(event) => type(event.target.value.trim())}
      />
      <span id={noteId} className="text-danger empty:hidden">
        {!isAllowed(text) && words.atLeast(exactly(least))}
      </span>
    </div>
  );
}
