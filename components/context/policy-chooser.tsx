import { type ReactNode, useId, useState } from 'react';
import { policyOf } from '@/lib/core/plan-request';
import type { ContextPolicy } from '@/lib/core/policy';
import { useApp } from '../app-context';
import { fieldLook } from '../ui/field';
import { usePlan } from './plan-provider';

/** What "Last turns" begins with. */
const usualTurns = 10;

/** Less than this holds hardly a question and its answer. */
const leastCeiling = 1_000;

/** How much of the conversation is sent; a choice is stored at once. */
export function PolicyChooser() {
  const app = useApp();
  const { conversation, isStored } = usePlan();
  const policy = policyOf(conversation);
  const choose = (chosen: ContextPolicy) => void app.setPolicy(conversation.id, chosen);
  return (
    <fieldset disabled={!isStored} className="flex flex-col gap-1 disabled:opacity-70">
      <legend className="pb-2 font-semibold">How much is sent</legend>
      <Choice
        label="Everything"
        hint="The whole conversation, as long as it fits."
        isChosen={policy.mode === 'everything'}
        onChoose={() => choose({ mode: 'everything' })}
      />
      <Choice
        label="Last turns"
        hint="A number of questions with their answers, and the new one."
        isChosen={policy.mode === 'last-turns'}
        onChoose={() => choose({ mode: 'last-turns', turns: usualTurns })}
      >
        {policy.mode === 'last-turns' && (
          <NumberField
            label="Turns"
            value={policy.turns}
            least={0}
            onChange={(turns = usualTurns) => choose({ mode: 'last-turns', turns })}
          />
        )}
      </Choice>
      <Choice
        label="Budget"
        hint="As many turns as a budget of tokens allows, cut rarely so that the provider’s cache helps."
        isChosen={policy.mode === 'budget'}
        onChoose={() => choose({ mode: 'budget' })}
      >
        {policy.mode === 'budget' && (
          <NumberField
            label="At most, in tokens"
            value={policy.ceilingTokens}
            least={leastCeiling}
            placeholder="Automatic"
            onChange={(ceilingTokens) =>
              choose(ceilingTokens === undefined ? { mode: 'budget' } : { mode: 'budget', ceilingTokens })
            }
          />
        )}
      </Choice>
      {!isStored && (
        <p className="pt-1 text-small text-muted">
          You can choose as soon as the conversation has its first message.
        </p>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  hint: string;
  isChosen: boolean;
  onChoose: () => void;
  children?: ReactNode;
}

function Choice({ label, hint, isChosen, onChoose, children }: ChoiceProps) {
  const hintId = `policy-${label.replace(' ', '-')}`;
  return (
    <div
      className={`flex flex-col gap-2 rounded-medium border px-3 py-2 transition-colors duration-100 ${isChosen ? 'border-accent bg-accent-soft/40' : 'border-line bg-surface'}`}
    >
      <label className="flex items-start gap-2.5">
        <input
          type="radio"
          name="policy"
          aria-label={label}
          aria-describedby={hintId}
          checked={isChosen}
          onChange={onChoose}
          className="mt-1 size-4 shrink-0 accent-accent"
        />
        <span className="flex min-w-0 flex-col">
          <span className="font-medium">{label}</span>
          <span id={hintId} className="text-small text-muted">
            {hint}
          </span>
        </span>
      </label>
      {children && <div className="pb-1 pl-6.5">{children}</div>}
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  value: number | undefined;
  least: number;
  placeholder?: string;
  /** Called with each number that is allowed; undefined for an empty field. */
  onChange: (value: number | undefined) => void;
}

/** A field for a whole number. What is not allowed is marked, and changes nothing. */
function NumberField({ label, value, least, placeholder, onChange }: NumberFieldProps) {
  const id = useId();
  const [text, setText] = useState(value?.toString() ?? '');
  const isAllowed = (typed: string) => typed === '' || (/^\d{1,9}$/.test(typed) && Number(typed) >= least);
  const type = (typed: string) => {
    setText(typed);
    if (isAllowed(typed)) onChange(typed === '' ? undefined : Number(typed));
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={`${fieldLook} w-28! tabular-nums`}
        value={text}
        inputMode="numeric"
        placeholder={placeholder}
        aria-invalid={!isAllowed(text)}
        onChange={(event) => type(event.target.value.trim())}
      />
      {!isAllowed(text) && (
        <span className="text-danger">A whole number, at least {least.toLocaleString('en')}.</span>
      )}
    </div>
  );
}
