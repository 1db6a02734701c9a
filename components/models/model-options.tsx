import { Check } from 'lucide-react';
import { isSameModel, type ModelChoice } from '@/lib/core/conversation';
import type { ModelGroup } from '@/lib/core/model-list';
import { presetOf } from '@/lib/core/presets';
import { isFreeHere, pricesOf } from '@/lib/core/prices';
import { useNumbers } from '../context/locale-numbers';
import { Choice, choiceId } from '../ui/choice-field';
import { useWords } from '../words';

interface ModelOptionsProps {
  id: string;
  groups: readonly ModelGroup[];
  current: ModelChoice;
  /** Which of all the models, in the order of the groups, Enter would choose. */
  position: number;
  onPoint: (position: number) => void;
  onChoose: (model: ModelChoice) => void;
}

/** The models in their groups. The keyboard moves through them from the field, which never loses the focus. */
export function ModelOptions({ id, groups, current, position, onPoint, onChoose }: ModelOptionsProps) {
  const { models: words } = useWords();
  const starts = startsOf(groups);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={words.picker}
      className="min-h-0 flex-1 overflow-y-auto p-1.5 empty:hidden"
    >
      {groups.map((group, place) => {
        const start = starts[place] ?? 0;
        const { kind, providerId, models, hiddenCount } = group;
        const name = kind === 'recent' ? words.recent : presetOf(providerId ?? '').name;
        return (
          <fieldset key={`${kind} ${providerId}`} aria-label={name} className="min-w-0 pb-1.5 last:pb-0">
            <p aria-hidden className="px-2.5 pt-1.5 pb-1 text-tiny font-medium text-muted">
              {name}
            </p>
            {models.map((model, index) => (
              <ModelOption
                key={`${model.providerId} ${model.model}`}
                id={choiceId(id, start + index)}
                kind={kind}
                model={model}
                isCurrent={isSameModel(model, current)}
                isChosen={start + index === position}
                onPoint={() => onPoint(start + index)}
                onChoose={() => onChoose(model)}
              />
            ))}
            {hiddenCount > 0 && (
              <p aria-hidden className="px-2.5 py-1.5 text-small text-muted">
                {words.hidden(hiddenCount)}
              </p>
            )}
          </fieldset>
        );
      })}
    </div>
  );
}

/** At which place among all the models each group begins. */
function startsOf(groups: readonly ModelGroup[]): number[] {
  let start = 0;
  return groups.map(({ models }) => {
    const here = start;
    start += models.length;
    return here;
  });
}

interface ModelOptionProps {
  id: string;
  kind: ModelGroup['kind'];
  model: ModelChoice;
  isCurrent: boolean;
  isChosen: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function ModelOption({ id, kind, model, isCurrent, isChosen, onPoint, onChoose }: ModelOptionProps) {
  const { models: words } = useWords();
  const facts = useFacts(model, kind);
  return (
    <Choice
      id={id}
      aria-current={isCurrent}
      isChosen={isChosen}
      onPoint={onPoint}
      onTake={onChoose}
      className="scroll-my-8 gap-2"
    >
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-small font-medium">
          {kind === 'typed' ? words.anyway(model.name) : model.name || model.model}
        </span>
        <span className="truncate text-tiny text-muted tabular-nums">{facts.join(' · ')}</span>
      </span>
      {isCurrent && <Check aria-hidden className="size-4 shrink-0 text-accent" strokeWidth={2} />}
    </Choice>
  );
}

/** What is known of a model: where it is, its id, its window and its prices. */
function useFacts(model: ModelChoice, kind: ModelGroup['kind']): string[] {
  const { models: words } = useWords();
  const numbers = useNumbers();
  if (kind === 'typed') return [words.notListed];
  const window = model.contextLimit ?? model.contextTokens;
  const prices = pricesOf(model);
  const facts = [
    kind === 'recent' && presetOf(model.providerId).name,
    model.name !== model.model && model.model,
    window !== undefined && words.contextTokens(numbers.shortly(window)),
    isFreeHere(model) && words.free,
    !isFreeHere(model) &&
      prices &&
      words.prices(numbers.inDollars(prices.input), numbers.inDollars(prices.output)),
  ];
  return facts.filter((fact) => typeof fact === 'string');
}
