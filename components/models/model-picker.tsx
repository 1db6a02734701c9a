import { useId, useMemo, useRef, useState } from 'react';
import type { ModelChoice } from '@/lib/core/conversation';
import { modelGroups } from '@/lib/core/model-list';
import { initialSettings } from '@/lib/core/settings';
import { useApp, useAppState, useWatched } from '../app-context';
import { Button } from '../ui/button';
import { ChoiceField } from '../ui/choice-field';
import { Dialog } from '../ui/dialog';
import { useWords } from '../words';
import { ModelOptions } from './model-options';
import { ProviderNotes } from './provider-notes';
import { useListedModels } from './use-listed-models';

/** Every model that can answer in this conversation: type, choose, Enter. */
export function ModelPicker() {
  const app = useApp();
  const { models: words } = useWords();
  const close = useRef(() => {});
  const afterwards = useRef(() => {});
  const conversationId = useAppState((state) => state.conversationId);
  const { current, recent } = useKnownModels();
  const { lists, asking, askAgain } = useListedModels(current.providerId);
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState(0);
  const listId = useId();
  const groups = useMemo(
    () => modelGroups({ current, recent, lists: lists ?? [], query }),
    [current, recent, lists, query],
  );
  const options = groups.flatMap(({ models }) => models);
  const leave = (then: () => void) => {
    afterwards.current = then;
    close.current();
  };
  const choose = (model: ModelChoice | undefined) => {
    if (model) leave(() => void app.chooseModel(conversationId, model));
  };
  return (
    <Dialog
      label={words.picker}
      closeRef={close}
      onClose={() => {
        app.showOverlay(null);
        afterwards.current();
      }}
      className="mt-[8vh] w-[min(32rem,calc(100%-1.5rem))]"
    >
      <div className="flex max-h-[min(34rem,82vh)] flex-col">
        <ChoiceField
          label={words.search}
          query={query}
          onQuery={setQuery}
          listId={listId}
          count={options.length}
          position={position}
          onPosition={setPosition}
          onTake={(taken) => choose(options[taken])}
        />
        <ModelOptions
          id={listId}
          groups={groups}
          current={current}
          position={position}
          onPoint={setPosition}
          onChoose={choose}
        />
        <ProviderNotes asking={asking} lists={lists} onAskAgain={askAgain} onLeave={leave} />
        <footer className="flex flex-wrap gap-x-1 border-t border-line p-1.5">
          <Button
            look="quiet"
            className="text-start"
            onClick={() => leave(() => app.showView('this-conversation'))}
          >
            {words.more}
          </Button>
          <Button look="quiet" className="text-start" onClick={() => leave(() => app.show('settings'))}>
            {words.setUpAnother}
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}

/** The model of the conversation that is shown, and those that were chosen lately. */
function useKnownModels(): { current: ModelChoice; recent: readonly ModelChoice[] } {
  const app = useApp();
  const conversationId = useAppState((state) => state.conversationId);
  const settings = useAppState((state) => state.settings) ?? initialSettings;
  const chosen = useAppState((state) => state.choices[conversationId]?.model);
  const stored = useWatched(app.watchConversationRow, conversationId)?.value?.model;
  return {
    current: stored ?? chosen ?? settings.model ?? noModel,
    recent: settings.recentModels,
  };
}

const noModel: ModelChoice = { providerId: 'anthropic', model: '', name: '' };
