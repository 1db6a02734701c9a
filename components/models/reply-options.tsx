import { useState } from 'react';
import type { Conversation, ReplyOptions } from '@/lib/core/conversation';
import type { Effort } from '@/lib/core/model-rules';
import { type OfferedOptions, optionsFor, sentOptions, unsentOptions } from '@/lib/core/reply-options';
import { useApp } from '../app-context';
import { useNumbers } from '../context/locale-numbers';
import { NumberField } from '../context/number-field';
import { Button } from '../ui/button';
import { Segments } from '../ui/segments';
import { useWords } from '../words';
import { TemperatureField } from './temperature-field';

/** How the replies of a conversation are to be made: what its model takes, and what is kept for others. */
export function ReplyOptionsFields({ conversation }: { conversation: Conversation }) {
  const app = useApp();
  const { models: words } = useWords();
  const { id, model, replyOptions: chosen = {} } = conversation;
  const offered = optionsFor(model);
  const change = (replyOptions: ReplyOptions) => void app.choose(id, { replyOptions });
  // The fields hold what is typed; only the way back to the usual empties them.
  const [resets, setResets] = useState(0);
  const reset = () => {
    change({});
    setResets(resets + 1);
  };
  const { highestTemperature } = offered;
  const hasNone =
    !offersThinking(offered) && offered.efforts.length === 0 && highestTemperature === undefined;
  return (
    <div className="flex flex-col gap-5">
      {hasNone && <p className="text-small text-muted">{words.nothingToSay}</p>}
      <ThinkingField offered={offered} chosen={chosen} onChange={change} />
      {offered.efforts.length > 0 && (
        <EffortField efforts={offered.efforts} chosen={chosen} onChange={change} />
      )}
      {highestTemperature !== undefined && (
        <TemperatureField
          key={`temperature ${id} ${resets}`}
          value={chosen.temperature}
          highest={highestTemperature}
          isIdle={chosen.temperature !== undefined && sentOptions(conversation).temperature === undefined}
          onChange={(temperature) => change(withOption(chosen, 'temperature', temperature))}
        />
      )}
      <LengthField key={`length ${id} ${resets}`} conversation={conversation} onChange={change} />
      <Unsent conversation={conversation} offered={offered} onReset={reset} />
    </div>
  );
}

interface FieldProps {
  chosen: ReplyOptions;
  onChange: (options: ReplyOptions) => void;
}

const usual = 'usual';

function ThinkingField({ offered, chosen, onChange }: FieldProps & { offered: OfferedOptions }) {
  const { models: words } = useWords();
  if (!offersThinking(offered)) {
    return offered.usualThinking === 'on' && <p className="text-small text-muted">{words.alwaysThinks}</p>;
  }
  return (
    <Segments
      label={words.thinking}
      value={chosen.thinking ?? usual}
      choices={[
        [usual, words.asUsual],
        ['on', words.thinkingOn],
        ['off', words.thinkingOff],
      ]}
      onChange={(choice) => onChange(withOption(chosen, 'thinking', choice === usual ? undefined : choice))}
    />
  );
}

function offersThinking({ thinking }: OfferedOptions): boolean {
  return thinking.includes('off');
}

function EffortField({ efforts, chosen, onChange }: FieldProps & { efforts: readonly Effort[] }) {
  const { models: words } = useWords();
  return (
    <Segments<Effort | typeof usual>
      label={words.effort}
      value={chosen.effort && efforts.includes(chosen.effort) ? chosen.effort : usual}
      choices={[[usual, words.asUsual], ...efforts.map((effort) => [effort, words.efforts[effort]] as const)]}
      onChange={(choice) => onChange(withOption(chosen, 'effort', choice === usual ? undefined : choice))}
      hint={`${words.effortHint} ${words.cacheNote}`}
    />
  );
}

/** The limit of a reply in tokens; empty for the usual one. */
function LengthField({
  conversation: { model, replyOptions: chosen = {} },
  onChange,
}: {
  conversation: Conversation;
  onChange: FieldProps['onChange'];
}) {
  const { models: words } = useWords();
  const numbers = useNumbers();
  const { maxOutputTokens } = model;
  return (
    <div className="text-small">
      <NumberField
        label={words.longestReply}
        value={chosen.outputLimit}
        least={16}
        placeholder={words.asUsual}
        onChange={(limit) => onChange(withOption(chosen, 'outputLimit', limit))}
      />
      {maxOutputTokens !== undefined && (
        <p className="pt-1 text-muted">{words.longestOf(numbers.exactly(maxOutputTokens))}</p>
      )}
    </div>
  );
}

interface UnsentProps {
  conversation: Conversation;
  offered: OfferedOptions;
  onReset: () => void;
}

/** What was chosen for another model and is kept for it, and the way back to how models usually answer. */
function Unsent({ conversation, offered, onReset }: UnsentProps) {
  const { models: words } = useWords();
  const { replyOptions = {} } = conversation;
  const names = { temperature: words.temperature, effort: words.effort, thinking: words.thinking };
  const unsent = unsentOptions(conversation).filter(
    (name) => name !== 'temperature' || offered.highestTemperature === undefined,
  );
  if (Object.keys(replyOptions).length === 0) return null;
  return (
    <div className="flex flex-col items-start gap-2">
      {unsent.length > 0 && (
        <p role="note" className="rounded-medium bg-accent-soft px-3 py-2 text-small">
          {words.unsent(unsent.map((name) => names[name]))}
        </p>
      )}
      <Button onClick={onReset}>{words.reset}</Button>
    </div>
  );
}

/** The options with one of them changed; undefined leaves it to the model. */
function withOption<Name extends keyof ReplyOptions>(
  options: ReplyOptions,
  name: Name,
  value: ReplyOptions[Name] | undefined,
): ReplyOptions {
  const { [name]: _, ...others } = options;
  return value === undefined ? others : { ...others, [name]: value };
}
