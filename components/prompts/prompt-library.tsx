import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { PromptDraft, PromptRow } from '@/lib/app/app';
import type { Conversation } from '@/lib/core/conversation';
import { examplePrompts } from '@/lib/core/example-prompts';
import { initialSettings, newConversationWith } from '@/lib/core/settings';
import { useApp, useAppState, useWatched } from '../app-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useWords } from '../words';
import { PromptEditor } from './prompt-editor';
import { PromptItem } from './prompt-item';

/** The kept system prompts: to use in this conversation, to change, and a few to begin with. */
export function PromptLibrary() {
  const app = useApp();
  const { prompts: words } = useWords();
  const close = useRef(() => {});
  const conversation = useShownConversation();
  const [edited, setEdited] = useState<PromptDraft>();
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
            onSave={(prompt) => void app.savePrompt(prompt).then(() => setEdited(undefined))}
            onCancel={() => setEdited(undefined)}
          />
        ) : (
          <Prompts current={conversation.systemPrompt} onUse={use} onEdit={setEdited} />
        )}
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
  onEdit: (prompt: PromptDraft) => void;
}

function Prompts({ current, onUse, onEdit }: PromptsProps) {
  const app = useApp();
  const { prompts: words } = useWords();
  const kept = useWatched(app.watchPrompts, '')?.value;
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
              onEdit={() => onEdit(prompt)}
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
        <Button look="quiet" onClick={() => onEdit({ name: '', text: '' })}>
          <Plus aria-hidden className="size-4" strokeWidth={1.75} />
          {words.add}
        </Button>
        {canKeep && (
          <Button look="quiet" onClick={() => onEdit({ name: '', text: current })}>
            {words.keepCurrent}
          </Button>
        )}
      </footer>
    </>
  );
}
