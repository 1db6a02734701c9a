import { useAppState } from '../app-context';
import { Mark } from '../ui/mark';
import { useWords } from '../words';

/** A new conversation, before its first message. */
export function EmptyConversation() {
  const { welcome } = useWords();
  const hasSystemPrompt = useAppState((state) => state.settings?.systemPrompt !== '');
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 px-8 text-center">
      <Mark className="size-9 text-accent" />
      <h2 className="text-title font-semibold">{welcome.empty}</h2>
      <p className="max-w-64 text-small text-muted">
        {welcome.emptyNote}
        {hasSystemPrompt && ` ${welcome.systemPromptFirst}`}
      </p>
    </div>
  );
}
