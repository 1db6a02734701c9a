import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ProviderPreset } from '@/lib/core/presets';
import { useApp } from '../app-context';
import { TextButton } from '../ui/button';
import { Field, fieldLook } from '../ui/field';
import { useWords } from '../words';

interface KeyFieldProps {
  preset: ProviderPreset;
  /** Undefined while the address is not usable. */
  baseUrl: string | undefined;
  ref: RefObject<HTMLInputElement | null>;
  /** What was typed before, and not saved. */
  typed: string;
  onEdit: (key: string) => void;
}

/**
 * Where a key is typed. Uncontrolled, because React mirrors the value of a controlled field into an attribute,
 * and a key must not stand in the document. A stored key is shown as dots and its last four characters.
 */
export function KeyField({ preset, baseUrl, ref, typed, onEdit }: KeyFieldProps) {
  const app = useApp();
  const { settings: words } = useWords();
  const first = useRef(typed);
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
  useEffect(() => {
    if (ref.current) ref.current.value = first.current;
  }, [ref]);
  const remove = async () => {
    if (baseUrl === undefined) return;
    await app.removeKey(preset.id, baseUrl);
    setEnding(undefined);
    ref.current?.focus();
  };
  const unstored = preset.needsKey ? words.pasteKey : words.keyNotNeeded;
  const placeholder = ending === undefined ? unstored : `••••••••${ending}`;
  const host = baseUrl === undefined ? preset.name : new URL(baseUrl).host;
  return (
    <Field
      label={words.key}
      hint={<KeyHint preset={preset} host={host} onRemove={ending === undefined ? undefined : remove} />}
    >
      {(props) => (
        <input
          {...props}
          ref={ref}
          type="password"
          onInput={({ currentTarget }) => onEdit(currentTarget.value)}
          className={`${fieldLook} font-mono placeholder:font-sans`}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
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
  const { settings: words } = useWords();
  const { keyPage } = preset;
  return (
    <>
      {words.keyKept(host)}{' '}
      {onRemove && <TextButton onClick={() => void onRemove()}>{words.removeKey}</TextButton>}
      {!onRemove && keyPage && (
        <TextButton onClick={() => void app.openTab(keyPage)}>{words.getKey}</TextButton>
      )}
    </>
  );
}
