import { useAppState } from '../app-context';
import { Mark } from '../ui/mark';

/** A new conversation, before its first message. */
export function EmptyConversation() {
  const hasSystemPrompt = useAppState((state) => state.settings?.systemPrompt !== '');
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 px-8 text-center">
      <Mark className="size-9 text-accent" />
      <h2 className="text-title font-semibold">What is on your mind?</h2>
      <p className="max-w-64 text-small text-muted">
        Your messages go straight to the model, and are kept only in this browser.
        {hasSystemPrompt && ' Your system prompt goes first.'}
      </p>
    </div>
  );
}
