import { useState } from 'react';
import { useNumbers } from '../context/locale-numbers';
import { Field, fieldLook } from '../ui/field';
import { useWords } from '../words';

interface TemperatureFieldProps {
  value: number | undefined;
  highest: number;
  /** Whether it is not sent now, although it is set: because the model thinks. */
  isIdle: boolean;
  /** Called with each number that is allowed; undefined for an empty field. */
  onChange: (value: number | undefined) => void;
}

/** How surprising replies are to be. What is not allowed is marked, and changes nothing. */
export function TemperatureField({ value, highest, isIdle, onChange }: TemperatureFieldProps) {
  const { models: words } = useWords();
  const numbers = useNumbers();
  const [text, setText] = useState(value?.toString() ?? '');
  const read = readTemperature(text, highest);
  const type = (typed: string) => {
    setText(typed);
    const temperature = readTemperature(typed, highest);
    if (temperature !== null) onChange(temperature);
  };
  const most = numbers.exactly(highest);
  return (
    <Field
      label={words.temperature}
      hint={isIdle ? words.temperatureWhileThinking : words.temperatureHint(most)}
      error={read === null ? words.temperatureRange(most) : undefined}
    >
      {(props) => (
        <input
          {...props}
          inputMode="decimal"
          autoComplete="off"
          placeholder={words.asUsual}
          value={text}
          onChange={(event) => type(event.target.value)}
          className={`${fieldLook} w-28! tabular-nums`}
        />
      )}
    </Field>
  );
}

/** A number as people write it (0.7, 0,7), undefined for none, null for something else. */
function readTemperature(text: string, highest: number): number | undefined | null {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return undefined;
  const value = Number(typed);
  return /^\d{0,2}(\.\d{0,3})?$/.test(typed) && /\d/.test(typed) && value <= highest ? value : null;
}
