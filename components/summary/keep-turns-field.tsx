import { useId, useState } from 'react';
import { fieldLook } from '../ui/field';
import { useWords } from '../words';

interface KeepTurnsFieldProps {
  value: number;
  /** Called with each number that is typed; undefined for what is none. */
  onChange: (turns: number | undefined) => void;
}

/** How many of the newest turns stay as they are. */
export function KeepTurnsField({ value, onChange }: KeepTurnsFieldProps) {
  const { summary: words } = useWords();
  const id = useId();
  const [text, setText] = useState(value.toString());
  const type = (typed: string) => {
    setText(typed);
    onChange(isTurns(typed) ? Number(typed) : undefined);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="text-small font-medium">
          {words.keepTheLast}
        </label>
        <input
          id={id}
          type="number"
          min={0}
          max={most}
          step={1}
          inputMode="numeric"
          className={`${fieldLook} w-20! tabular-nums`}
          value={text}
          aria-invalid={!isTurns(text)}
          aria-describedby={`${id}-note`}
          onChange={(event) => type(event.target.value)}
        />
        <span aria-hidden className="text-small">
          {words.turnsKept(isTurns(text) ? Number(text) : undefined)}
        </span>
      </div>
      <p id={`${id}-note`} className={`text-small ${isTurns(text) ? 'text-muted' : 'text-danger'}`}>
        {isTurns(text) ? words.keptHint : words.wholeNumber}
      </p>
    </div>
  );
}

const most = 9_999;

function isTurns(text: string): boolean {
  return /^\d{1,4}$/.test(text);
}
