import { useEffect, useRef, useState } from 'react';
import type { ModelDraft } from '@/lib/app/settings-draft';
import { isFreeHere, pricesOf } from '@/lib/core/prices';
import { useNumbers } from '../context/locale-numbers';
import { TextButton } from '../ui/button';
import { Field, fieldLook } from '../ui/field';
import { useWords } from '../words';
import { hasPrices, type PricedModel } from './model-draft';

interface PriceFieldsProps {
  draft: ModelDraft;
  onChange: (draft: ModelDraft) => void;
  /** The model, without what the user says of its prices. */
  model: PricedModel;
}

/** What the model costs: as it is known, or as the user says where it is not, or wants to say it. */
export function PriceFields({ draft, onChange, model }: PriceFieldsProps) {
  const { settings: words } = useWords();
  const { inDollars } = useNumbers();
  const [isAsked, setIsAsked] = useState(false);
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isAsked) fields.current?.querySelector('input')?.focus();
  }, [isAsked]);
  const known = model.model === '' ? undefined : pricesOf({ ...model, name: '' });
  if (known && !isAsked && !hasPrices(draft)) {
    return (
      <p className="pt-3 text-muted">
        {isFreeHere({ ...model, name: '' })
          ? words.freeHere
          : words.costs(inDollars(known.input), inDollars(known.output))}{' '}
        <TextButton onClick={() => setIsAsked(true)}>{words.changePrice}</TextButton>
      </p>
    );
  }
  return (
    <fieldset ref={fields} className="mt-4 min-w-0">
      <legend className="pb-2 text-muted">{words.price}</legend>
      <div className="grid grid-cols-2 gap-3">
        <PriceField
          label={words.priceIn}
          value={draft.inputPrice}
          known={known?.input}
          onChange={(inputPrice) => onChange({ ...draft, inputPrice })}
        />
        <PriceField
          label={words.priceOut}
          value={draft.outputPrice}
          known={known?.output}
          onChange={(outputPrice) => onChange({ ...draft, outputPrice })}
        />
      </div>
    </fieldset>
  );
}

interface PriceFieldProps {
  label: string;
  value: string;
  known: number | undefined;
  onChange: (value: string) => void;
}

function PriceField({ label, value, known, onChange }: PriceFieldProps) {
  const { settings: words } = useWords();
  return (
    <Field label={label}>
      {(props) => (
        <input
          {...props}
          className={fieldLook}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          placeholder={known === undefined ? words.notKnown : known.toString()}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
