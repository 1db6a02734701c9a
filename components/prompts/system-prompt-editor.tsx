import { useId } from 'react';
import type { Conversation } from '@/lib/core/conversation';
import { roughTokens } from '@/lib/core/rough-tokens';
import { initialSettings } from '@/lib/core/settings';
import { systemPromptOf } from '@/lib/core/system-prompt';
import { useApp, useAppState } from '../app-context';
import { useNumbers } from '../context/locale-numbers';
import { usePlan } from '../context/plan-provider';
import { Button, TextButton } from '../ui/button';
import { fieldLook } from '../ui/field';
import { useTyped } from '../ui/use-typed';
import { useWords } from '../words';

/** The system prompt of one conversation; every letter is stored, so that nothing can be lost. */
export function SystemPromptEditor({ conversation }: { conversation: Conversation }) {
  const app = useApp();
  const { prompts: words } = useWords();
  const { text, type } = useTyped(conversation.systemPrompt, (systemPrompt) =>
    app.choose(conversation.id, { systemPrompt }),
  );
  const settings = useAppState((state) => state.settings) ?? initialSettings;
  const sent = conversation.lastRequest?.sent?.systemPrompt;
  const isChanged = sent !== undefined && sent !== systemPromptOf(conversation, settings);
  const id = useId();
  return (
    <>
      <textarea
        id={id}
        aria-label={words.systemPrompt}
        aria-describedby={`${id}-hint`}
        placeholder={words.empty}
        value={text}
        rows={4}
        onChange={(event) => type(event.target.value)}
        className={`${fieldLook} field-sizing-content h-auto max-h-[50vh] min-h-24 resize-none py-2`}
      />
      <p id={`${id}-hint`} className="text-small text-muted">
        {words.systemPromptHint} <Size text={text} />
        {isChanged && <> {words.changed}</>}
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button aria-haspopup="dialog" onClick={() => app.showOverlay('prompts')}>
          {words.library}
        </Button>
        {text === settings.systemPrompt ? (
          <span className="text-small text-muted">{words.usedForNew}</span>
        ) : (
          <span className="text-small">
            <TextButton onClick={() => void app.changeSettings(() => ({ systemPrompt: text }))}>
              {words.useForNew}
            </TextButton>
          </span>
        )}
      </div>
    </>
  );
}

function Size({ text }: { text: string }) {
  const { prompts: words } = useWords();
  const numbers = useNumbers();
  const { calibration } = usePlan();
  if (text.trim() === '') return null;
  const tokens = Math.ceil(roughTokens(text) * calibration.factor);
  return <>{words.tokens(numbers.estimated(tokens, true))}</>;
}
