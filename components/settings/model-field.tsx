import { ChevronRight } from 'lucide-react';
import type { ModelDraft } from '@/lib/app/settings-draft';
import { useNumbers } from '../context/locale-numbers';
import { Field, fieldLook } from '../ui/field';
import { useWords } from '../words';
import { withModelName } from './model-draft';
import { PriceFields } from './price-fields';
import type { Models } from './use-models';

interface ModelFieldProps {
  providerId: string;
  draft: ModelDraft;
  onChange: (draft: ModelDraft) => void;
  /** What the provider listed; typing any other name is always possible. */
  models: Models;
}

export function ModelField({ providerId, draft, onChange, models }: ModelFieldProps) {
  const { settings: words, context } = useWords();
  const numbers = useNumbers();
  const model = draft.model.trim();
  const chosen = models.known.find(({ id }) => id === model);
  const { contextTokens, maxOutputTokens } = chosen ?? {};
  const facts = [
    chosen?.name,
    contextTokens !== undefined && words.windowOf(numbers.exactly(contextTokens)),
    maxOutputTokens !== undefined && words.repliesOf(numbers.exactly(maxOutputTokens)),
  ];
  const hint = context.facts(facts.flatMap((fact) => fact || []));
  return (
    <>
      <Field label={words.model} hint={hint}>
        {(props) => (
          <ModelInput
            {...props}
            models={models}
            value={draft.model}
            onChange={(typed) => onChange(withModelName(draft, typed))}
          />
        )}
      </Field>
      <details className="group text-small">
        <summary className="flex w-fit list-none items-center gap-1.5 rounded-small text-muted hover:text-ink">
          <ChevronRight
            aria-hidden
            className="size-3.5 shrink-0 transition-transform duration-150 group-open:rotate-90 rtl:not-group-open:-scale-x-100"
            strokeWidth={2}
          />
          {words.limits}
        </summary>
        <fieldset className="min-w-0 pt-3">
          <legend className="float-start w-full pb-2 text-muted">{words.limitsInTokens}</legend>
          <div className="clear-both grid grid-cols-2 gap-3">
            <TokenField
              label={words.contextWindow}
              value={draft.contextLimit}
              known={chosen?.contextTokens}
              onChange={(contextLimit) => onChange({ ...draft, contextLimit })}
            />
            <TokenField
              label={words.longestReply}
              value={draft.outputLimit}
              known={chosen?.maxOutputTokens}
              onChange={(outputLimit) => onChange({ ...draft, outputLimit })}
            />
          </div>
        </fieldset>
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
  const { settings: words } = useWords();
  const numbers = useNumbers();
  return (
    <Field label={label}>
      {(props) => (
        <input
          {...props}
          className={fieldLook}
          inputMode="numeric"
          value={value}
          placeholder={known === undefined ? words.notKnown : numbers.exactly(known)}
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
  const { settings: words } = useWords();
  const listId = `${field.id}-models`;
  return (
    <>
      <input
        {...field}
        list={listId}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={() => models.state === 'unasked' && void models.ask({ isQuiet: true })}
        dir={value === '' ? undefined : 'ltr'}
        className={`${fieldLook} text-start`}
        placeholder={models.known.length > 0 ? words.chooseModel : words.typeModel}
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
