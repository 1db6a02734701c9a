import type { BaseUrlResult } from '@/lib/app/app';
import { presets } from '@/lib/core/presets';
import { Field, fieldLook } from '../ui/field';

interface ValueProps {
  value: string;
  onChange: (value: string) => void;
}

export function ProviderField({ value, onChange }: ValueProps) {
  return (
    <Field label="Provider">
      {(props) => (
        <select
          {...props}
          className={fieldLook}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {presets.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
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
  const isWrong = value.trim() !== '' && !address.ok;
  return (
    <Field label="Base URL" error={isWrong ? address.reason : undefined}>
      {(props) => (
        <input
          {...props}
          className={fieldLook}
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
  return (
    <Field label="System prompt" hint="Goes first in every request of this conversation and of new ones.">
      {(props) => (
        <textarea
          {...props}
          rows={5}
          className={`${fieldLook} h-auto resize-y py-2`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
