import { type ReactNode, useId } from 'react';
import { type Automatic, type ContextPolicy, ceilingOf, summaryPolicy } from '@/lib/core/policy';
import { Select } from '../ui/select';
import { useWords } from '../words';
import { NumberField } from './number-field';

/** What "Last turns" begins with. */
const usualTurns = 10;

/** Less than this holds hardly a question and its answer. */
const leastCeiling = 1_000;

interface PolicyFieldsProps {
  legend: ReactNode;
  policy: ContextPolicy;
  onChange: (policy: ContextPolicy) => void;
}

/** How much is sent: the four ways, and what can be said about the chosen one. */
export function PolicyFields({ legend, policy, onChange }: PolicyFieldsProps) {
  const { context: words } = useWords();
  const name = useId();
  const { mode } = policy;
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="pb-2">{legend}</legend>
      <Choice
        group={name}
        label={words.mode.summary.name}
        hint={words.mode.summary.hint}
        isChosen={mode === 'summary'}
        onChoose={() => onChange(summaryPolicy(policy))}
      >
        {mode === 'summary' && (
          <>
            <AutomaticField
              value={policy.automatic}
              onChange={(automatic) => onChange({ ...policy, automatic })}
            />
            <CeilingField key={mode} policy={policy} onChange={onChange} />
          </>
        )}
      </Choice>
      <Choice
        group={name}
        label={words.mode.budget.name}
        hint={words.mode.budget.hint}
        isChosen={mode === 'budget'}
        onChoose={() => onChange({ mode: 'budget', ...ceilingOf(policy) })}
      >
        {mode === 'budget' && <CeilingField key={mode} policy={policy} onChange={onChange} />}
      </Choice>
      <Choice
        group={name}
        label={words.mode.lastTurns.name}
        hint={words.mode.lastTurns.hint}
        isChosen={mode === 'last-turns'}
        onChoose={() => onChange({ mode: 'last-turns', turns: usualTurns })}
      >
        {mode === 'last-turns' && (
          <NumberField
            label={words.turns}
            value={policy.turns}
            least={0}
            onChange={(turns = usualTurns) => onChange({ mode: 'last-turns', turns })}
          />
        )}
      </Choice>
      <Choice
        group={name}
        label={words.mode.everything.name}
        hint={words.mode.everything.hint}
        isChosen={mode === 'everything'}
        onChoose={() => onChange({ mode: 'everything' })}
      />
    </fieldset>
  );
}

interface CeilingFieldProps {
  policy: Extract<ContextPolicy, { mode: 'summary' | 'budget' }>;
  onChange: (policy: ContextPolicy) => void;
}

function CeilingField({ policy, onChange }: CeilingFieldProps) {
  const { context: words } = useWords();
  const { ceilingTokens: value, ...rest } = policy;
  return (
    <NumberField
      label={words.ceiling}
      value={value}
      least={leastCeiling}
      placeholder={words.automaticCeiling}
      onChange={(ceilingTokens) => onChange(ceilingTokens === undefined ? rest : { ...rest, ceilingTokens })}
    />
  );
}

const automatics: readonly Automatic[] = ['on', 'ask', 'off'];

interface AutomaticFieldProps {
  value: Automatic;
  onChange: (value: Automatic) => void;
}

function AutomaticField({ value, onChange }: AutomaticFieldProps) {
  const { context: words } = useWords();
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label htmlFor={id}>{words.whenFull}</label>
      <Select
        id={id}
        className="max-w-full"
        value={value}
        onChange={({ target }) => {
          const chosen = automatics.find((automatic) => automatic === target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {automatics.map((automatic) => (
          <option key={automatic} value={automatic}>
            {words.automatic[automatic]}
          </option>
        ))}
      </Select>
    </div>
  );
}

interface ChoiceProps {
  /** The same for all choices of which one is chosen. */
  group: string;
  label: string;
  hint: string;
  isChosen: boolean;
  onChoose: () => void;
  children?: ReactNode;
}

function Choice({ group, label, hint, isChosen, onChoose, children }: ChoiceProps) {
  const hintId = useId();
  return (
    <div
      className={`flex flex-col gap-2 rounded-medium border px-3 py-2 transition-colors duration-100 ${isChosen ? 'border-accent bg-accent-soft/40' : 'border-line bg-surface'}`}
    >
      <label className="flex items-start gap-2.5">
        <input
          type="radio"
          name={group}
          aria-label={label}
          aria-describedby={hintId}
          checked={isChosen}
          onChange={onChoose}
          className="mt-1 size-4 shrink-0"
        />
        <span className="flex min-w-0 flex-col">
          <span className="font-medium">{label}</span>
          <span id={hintId} className="text-small text-muted">
            {hint}
          </span>
        </span>
      </label>
      {children && <div className="flex flex-col gap-2 pb-1 ps-6.5 text-small">{children}</div>}
    </div>
  );
}
