import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { PromptRow } from '@/lib/app/app';
import type { Conversation } from '@/lib/core/conversation';
import { examplePrompts } from '@/lib/core/example-prompts';
import { initialSettings, newConversationWith } from '@/lib/core/settings';
import { useApp, useAppState, useWatched } from '../app-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { NoticeBar } from '../ui/notice-bar';
import { useWords } from '../words';
import { PromptEditor } from './prompt-editor';
import { PromptItem } from './prompt-item';

/** The kept system prompts: to use in this conversation, to change, and a few to begin with. */
export function PromptLibrary() {
  const app = useApp();
  const { prompts: words } = useWords();
  const close = useRef(() => {});
  const conversation = useShownConversation();
  // In the store: what is half written stays there when the library is closed over it.
  const edited = useAppState((state) => state.promptDraft);
  const use = (prompt: Pick<PromptRow, 'name' | 'text'>) => {
    close.current();
    void app.putPrompt(conversation, prompt);
  };
  return (
    <Dialog
      label={words.title}
      closeRef={close}
      onClose={() => app.showOverlay(null)}
      className="mt-[8vh] w-[min(32rem,calc(100%-1.5rem))]"
    >
      <div className="flex max-h-[min(36rem,82vh)] flex-col">
        <h2 className="px-4 pt-3.5 pb-2 font-semibold">{words.title}</h2>
        {edited ? (
          <PromptEditor
            key={edited.id}
            prompt={edited}
            onChange={app.setPromptDraft}
            onSave={(prompt) => void app.savePrompt(prompt).then(() => app.setPromptDraft(null))}
            onCancel={() => app.setPromptDraft(null)}
          />
        ) : (
          <Prompts current={conversation.systemPrompt} onUse={use} />
        )}
        {/* The panel's own lies under the dialog. */}
        <NoticeBar />
      </div>
    </Dialog>
  );
}

/** The conversation that is shown, as it is stored or will be. */
function useShownConversation(): Conversation {
  const app = useApp();
  const id = useAppState((state) => state.conversationId);
  const settings = useAppState((state) => state.settings) ?? initialSettings;
  const choices = useAppState((state) => state.choices[id]);
  const stored = useWatched(app.watchConversationRow, id)?.value;
  return stored ?? newConversationWith(settings, id, 0, choices);
}

interface PromptsProps {
  /** The system prompt of the conversation now. */
  current: string;
  onUse: (prompt: Pick<PromptRow, 'name' | 'text'>) => void;
}

function Prompts({ current, onUse }: PromptsProps) {
  const app = useApp();
  const { prompts: words } = useWords();
  const kept = useWatched(app.watchPrompts, '')?.value;
  const add = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The editor or the entry that had the focus has gone.
    if (kept && document.activeElement === document.body) add.current?.focus();
  }, [kept]);
  if (!kept) return null;
  const isKept = (text: string) => kept.some((prompt) => prompt.text === text);
  const examples = examplePrompts.filter(({ text }) => !isKept(text));
  const canKeep = current.trim() !== '' && !isKept(current);
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {kept.length === 0 && <p className="px-2 pb-2 text-small text-muted">{words.none}</p>}
        <ul aria-label={words.title} className="flex flex-col empty:hidden">
          {kept.map((prompt) => (
            <PromptItem
              key={prompt.id}
              prompt={prompt}
              isUsed={prompt.text === current}
              onUse={() => onUse(prompt)}
              onEdit={() => app.setPromptDraft(prompt)}
              onDelete={() => void app.deletePrompt(prompt)}
            />
          ))}
        </ul>
        {examples.length > 0 && (
          <>
            <h3 className="px-2 pt-3 pb-1 text-tiny font-medium text-muted">{words.examples}</h3>
            <ul aria-label={words.examples} className="flex flex-col">
              {examples.map(({ id, text }) => {
                const prompt = { name: words.exampleNames[id], text };
                return (
                  <PromptItem
                    key={id}
                    prompt={prompt}
                    isUsed={text === current}
                    onUse={() => onUse(prompt)}
                    onKeep={() => void app.savePrompt(prompt)}
                  />
                );
              })}
            </ul>
          </>
        )}
      </div>
      <footer className="flex flex-wrap gap-1 border-t border-line p-1.5">
        <Button ref={add} look="quiet" onClick={() => app.setPromptDraft({ name: '', text: '' })}>
          <Plus aria-hidden className="size-4" strokeWidth={1.75} />
          {words.add}
        </Button>
        {canKeep && (
          <Button look="quiet" onClick={() => app.setPromptDraft({ name: '', text: current })}>
            {words.keepCurrent}
          </Button>
        )}
      </footer>
    </>
  );
}
