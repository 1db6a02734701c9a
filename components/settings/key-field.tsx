import { type RefObject, useEffect, useState } from 'react';
import type { ProviderPreset } from '@/lib/core/presets';
import { useApp } from '../app-context';
import { TextButton } from '../ui/button';
import { Field, fieldLook } from '../ui/field';

interface KeyFieldProps {
  preset: ProviderPreset;
  /** Undefined while the address is not usable. */
  baseUrl: string | undefined;
  ref: RefObject<HTMLInputElement | null>;
  onEdit: () => void;
}

/**
 * Where a key is typed. Uncontrolled, because React mirrors the value of a controlled field into an attribute,
 * and a key must not stand in the document. A stored key is shown as dots and its last four characters.
 */
export function KeyField({ preset, baseUrl, ref, onEdit }: KeyFieldProps) {
  const app = useApp();
  const [ending, setEnding] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    setEnding(undefined);
    if (baseUrl !== undefined) {
      void app.keyEnding(preset.id, baseUrl).then((found) => isCurrent && setEnding(found));
    }
    return () => {
      isCurrent = false;
    };
  }, [app, preset.id, baseUrl]);
  const remove = async () => {
    if (baseUrl === undefined) return;
    await app.removeKey(preset.id, baseUrl);
    setEnding(undefined);
    ref.current?.focus();
  };
  const host = baseUrl === undefined ? preset.name : new URL(baseUrl).host;
  return (
    <Field
      label="API key"
      hint={<KeyHint preset={preset} host={host} onRemove={ending === undefined ? undefined : remove} />}
    >
      {(props) => (
        <input
          {...props}
          ref={ref}
          type="password"
          onInput={onEdit}
          className={`${fieldLook} font-mono`}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder(ending, preset.needsKey)}
        />
      )}
    </Field>
  );
}

interface KeyHintProps {
  preset: ProviderPreset;
  host: string;
  /** Absent when no key is stored. */
  onRemove: (() => Promise<void>) | undefined;
}

function KeyHint({ preset, host, onRemove }: KeyHintProps) {
  const app = useApp();
  const { keyPage } = preset;
  return (
    <>
      Kept in this browser and sent only to {host}.{' '}
      {onRemove && <TextButton onClick={() => void onRemove()}>Remove the stored key</TextButton>}
      {!onRemove && keyPage && <TextButton onClick={() => void app.openTab(keyPage)}>Get a key</TextButton>}
    </>
  );
}

function placeholder(ending: string | undefined, needsKey: boolean): string {
  if (ending !== undefined) return `••••••••${ending}`;
  return needsKey ? 'Paste your key' : 'Not needed for most local servers';
}
