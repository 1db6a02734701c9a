import type { BaseUrlResult } from '@/lib/app/app';
import { presets } from '@/lib/core/presets';
import { Field, fieldLook } from '../ui/field';
import { Select } from '../ui/select';
import { useWords } from '../words';
import { addressProblem } from './address-problem';

interface ValueProps {
  value: string;
  onChange: (value: string) => void;
}

export function ProviderField({ value, onChange }: ValueProps) {
  const { settings: words } = useWords();
  return (
    <Field label={words.provider}>
      {(props) => (
        <Select {...props} value={value} onChange={(event) => onChange(event.target.value)}>
          {presets.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

interface BaseUrlFieldProps extends ValueProps {
  usual: string;
  /** The address that the text stands for, or what is wrong with it. */
  address: BaseUrlResult;
}

export function BaseUrlField({ value, onChange, usual, address }: BaseUrlFieldProps) {
  const words = useWords();
  const isEmpty = value.trim() === '';
  return (
    <Field label={words.settings.baseUrl} error={isEmpty ? undefined : addressProblem(address, words)}>
      {(props) => (
        <input
          {...props}
          dir="ltr"
          className={`${fieldLook} text-start`}
          value={value}
          placeholder={usual || 'https://example.com/v1'}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          inputMode="url"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function SystemPromptField({ value, onChange }: ValueProps) {
  const { settings: words } = useWords();
  return (
    <Field label={words.systemPrompt} hint={words.systemPromptHint}>
      {(props) => (
        <textarea
          {...props}
          rows={4}
          className={`${fieldLook} field-sizing-content h-auto max-h-[40vh] min-h-24 resize-none py-2`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
