import { passphraseStrength, shortestPassphrase } from '@/lib/core/archive/passphrase';
import { Field, fieldLook } from '../ui/field';
import { Switch } from '../ui/switch';
import { useWords } from '../words';

interface PassphraseFieldProps {
  /** Undefined for none. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

const shares = { short: 'w-1/12', weak: 'w-1/3', fair: 'w-2/3', strong: 'w-full' };

/** Whether the file is encrypted, and with what. The passphrase can be seen: who mistypes it has lost the file. */
export function PassphraseField({ value, onChange }: PassphraseFieldProps) {
  const { export: words } = useWords().data;
  const strength = passphraseStrength(value ?? '');
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={words.passphraseSwitch}
        isOn={value !== undefined}
        onChange={(isOn) => onChange(isOn ? '' : undefined)}
      />
      {value !== undefined && (
        <>
          <Field
            label={words.passphrase}
            hint={strength === 'short' ? words.passphraseShort(shortestPassphrase) : words.strength[strength]}
          >
            {(props) => (
              <>
                <input
                  {...props}
                  ref={focusOnce}
                  type="text"
                  autoComplete="off"
                  spellCheck={false}
                  dir="ltr"
                  className={`${fieldLook} font-mono`}
                  value={value}
                  onChange={({ target }) => onChange(target.value)}
                />
                <span aria-hidden className="h-1 overflow-hidden rounded-full bg-raised">
                  {value !== '' && (
                    <span className={`block h-full rounded-full bg-accent ${shares[strength]}`} />
                  )}
                </span>
              </>
            )}
          </Field>
          <p className="text-small">{words.passphraseWarning}</p>
        </>
      )}
    </div>
  );
}

/** Whoever has asked for the field is about to type in it. The same function each time, so that it is called once. */
function focusOnce(field: HTMLElement | null): void {
  field?.focus();
}
