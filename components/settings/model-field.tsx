import type { ModelDescription } from '@/lib/core/provider';
import { Field, fieldLook } from '../ui/field';
import { type ModelDraft, withModelName } from './model-draft';
import { PriceFields } from './price-fields';
import type { Models } from './use-models';

interface ModelFieldProps {
  providerId: string;
  draft: ModelDraft;
  onChange: (draft: ModelDraft) => void;
  /** What the provider listed; typing any other name is always possible. */
  models: Models;
}

const number = new Intl.NumberFormat('en');

export function ModelField({ providerId, draft, onChange, models }: ModelFieldProps) {
  const model = draft.model.trim();
  const chosen = models.known.find(({ id }) => id === model);
  return (
    <>
      <Field label="Model" hint={chosen && describe(chosen)}>
        {(props) => (
          <ModelInput
            {...props}
            models={models}
            value={draft.model}
            onChange={(typed) => onChange(withModelName(draft, typed))}
          />
        )}
      </Field>
      <details className="text-small">
        <summary className="w-fit rounded-small text-muted hover:text-ink">Limits and price</summary>
        <div className="grid grid-cols-2 gap-3 pt-3">
          <TokenField
            label="Context window"
            value={draft.contextLimit}
            known={chosen?.contextTokens}
            onChange={(contextLimit) => onChange({ ...draft, contextLimit })}
          />
          <TokenField
            label="Longest reply"
            value={draft.outputLimit}
            known={chosen?.maxOutputTokens}
            onChange={(outputLimit) => onChange({ ...draft, outputLimit })}
          />
        </div>
        <PriceFields
          key={`${providerId} ${model}`}
          draft={draft}
          onChange={onChange}
          model={{ providerId, model, ...(chosen?.prices && { prices: chosen.prices }) }}
        />
      </details>
    </>
  );
}

interface TokenFieldProps {
  label: string;
  value: string;
  known: number | undefined;
  onChange: (value: string) => void;
}

function TokenField({ label, value, known, onChange }: TokenFieldProps) {
  return (
    <Field label={label} hint="tokens">
      {(props) => (
        <input
          {...props}
          className={fieldLook}
          inputMode="numeric"
          value={value}
          placeholder={known === undefined ? 'not known' : number.format(known)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface ModelInputProps {
  id: string;
  models: Models;
  value: string;
  onChange: (model: string) => void;
}

/** A text field with the provider's models as suggestions, which are asked for when the field is entered. */
function ModelInput({ models, value, onChange, ...field }: ModelInputProps) {
  const listId = `${field.id}-models`;
  return (
    <>
      <input
        {...field}
        list={listId}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={() => models.state === 'unasked' && void models.ask({ isQuiet: true })}
        className={fieldLook}
        placeholder={models.known.length > 0 ? 'Choose a model or type its name' : 'The name of the model'}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
      />
      <datalist id={listId}>
        {models.known.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

function describe({ name, contextTokens, maxOutputTokens }: ModelDescription): string {
  return [
    name,
    contextTokens !== undefined && `context window of ${number.format(contextTokens)} tokens`,
    maxOutputTokens !== undefined && `replies of up to ${number.format(maxOutputTokens)}`,
  ]
    .filter(Boolean)
    .join(', ');
}
