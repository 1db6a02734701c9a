import { useRef } from 'react';
import { type ModelChoice, withDescription } from '@/lib/core/conversation';
import { presetOf } from '@/lib/core/presets';
import type { ModelDescription } from '@/lib/core/provider';
import { baseUrlOf, initialSettings } from '@/lib/core/settings';
import type { Words } from '@/lib/core/words/words';
import { useAppState } from '../app-context';
import { type Models, useModels } from '../settings/use-models';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { useWords } from '../words';

interface WriterFieldProps {
  /** The conversation's own model. */
  own: ModelChoice;
  /** Null for the conversation's own. */
  value: ModelChoice | null;
  onChange: (writer: ModelChoice | null) => void;
}

/** The values of the choices that are not models; no model has such a name. */
const ownKey = 'own model';
const moreKey = 'other models';

/** Which model writes the summary. The provider is asked for its other models only when they are wanted. */
export function WriterField({ own, value, onChange }: WriterFieldProps) {
  const settings = useAppState((state) => state.settings) ?? initialSettings;
  const { summary: words } = useWords();
  const noKeyField = useRef<HTMLInputElement>(null);
  const models = useModels(own.providerId, baseUrlOf(settings, presetOf(own.providerId)), noKeyField);
  const others = othersOf(own, value, models.known);
  const choose = (chosen: string) => {
    if (chosen === moreKey) void models.ask();
    else onChange(others.find((model) => keyOf(model) === chosen) ?? null);
  };
  return (
    <Field
      label={words.writtenBy}
      hint={hintOf(models, others.length, words)}
      error={models.state === 'failed' ? words.modelsNotLoaded : undefined}
    >
      {(props) => (
        <Select
          {...props}
          value={value ? keyOf(value) : ownKey}
          onChange={(event) => choose(event.target.value)}
        >
          <option value={ownKey}>{words.ownModel(own.name || own.model)}</option>
          {others.map((model) => (
            <option key={keyOf(model)} value={keyOf(model)}>
              {labelOf(model, own, words)}
            </option>
          ))}
          {models.state !== 'answered' && <option value={moreKey}>{words.otherModels}</option>}
        </Select>
      )}
    </Field>
  );
}

/** What can be chosen besides the conversation's own model: what was chosen before, and what the provider listed. */
function othersOf(
  own: ModelChoice,
  value: ModelChoice | null,
  known: readonly ModelDescription[],
): ModelChoice[] {
  const listed = known
    .filter(({ id }) => id !== own.model)
    .map((described) =>
      withDescription({ providerId: own.providerId, model: described.id, name: described.name }, described),
    );
  const isListed = !value || listed.some((model) => keyOf(model) === keyOf(value));
  return isListed ? listed : [value, ...listed];
}

function keyOf({ providerId, model }: ModelChoice): string {
  return `${providerId} ${model}`;
}

function labelOf(
  { providerId, model, name }: ModelChoice,
  own: ModelChoice,
  words: Words['summary'],
): string {
  const called = name || model;
  return providerId === own.providerId ? called : words.modelOf(called, presetOf(providerId).name);
}

function hintOf({ state }: Models, count: number, words: Words['summary']): string | undefined {
  if (state === 'asking') return words.askingForModels;
  if (state !== 'answered') return undefined;
  return count === 0 ? words.noOtherModels : words.otherModelsListed;
}
