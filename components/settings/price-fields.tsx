import { useEffect, useRef, useState } from 'react';
import { isFreeHere, pricesOf } from '@/lib/core/prices';
import { inDollars } from '../context/numbers';
import { TextButton } from '../ui/button';
import { Field, fieldLook } from '../ui/field';
import { hasPrices, type ModelDraft, type PricedModel } from './model-draft';

interface PriceFieldsProps {
  draft: ModelDraft;
  onChange: (draft: ModelDraft) => void;
  /** The model, without what the user says of its prices. */
  model: PricedModel;
}

/** What the model costs: as it is known, or as the user says where it is not, or wants to say it. */
export function PriceFields({ draft, onChange, model }: PriceFieldsProps) {
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
          ? 'It is free: it runs on this computer. '
          : `A million tokens cost ${inDollars(known.input)} in and ${inDollars(known.output)} out. `}
        <TextButton onClick={() => setIsAsked(true)}>Change the price</TextButton>
      </p>
    );
  }
  return (
    <fieldset ref={fields} className="mt-4 min-w-0">
      <legend className="pb-2 text-muted">Price of a million tokens, in dollars</legend>
      <div className="grid grid-cols-2 gap-3">
        <PriceField
          label="In"
          value={draft.inputPrice}
          known={known?.input}
          onChange={(inputPrice) => onChange({ ...draft, inputPrice })}
        />
        <PriceField
          label="Out"
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
  return (
    <Field label={label}>
      {(props) => (
        <input
          {...props}
          className={fieldLook}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          placeholder={known === undefined ? 'not known' : known.toString()}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
