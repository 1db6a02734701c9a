import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useApp } from '../app-context';
import { Choice, ChoiceField, choiceId } from '../ui/choice-field';
import { Dialog } from '../ui/dialog';
import { useWords } from '../words';
import { filterCommands } from './filter-commands';
import { Keys } from './keys';
import { ariaKeys, isOnMac, keysOf } from './shortcut';
import { type Command, useCommands } from './use-commands';

/**
 * Every command by its name: type, choose, Enter. The focus goes where the command leads, else back. `typed` is what was
 * typed before it was there.
 */
export function CommandPalette({ typed }: { typed: RefObject<string> }) {
  const app = useApp();
  const { commands: words } = useWords();
  const close = useRef(() => {});
  const chosen = useRef<Command>(undefined);
  const [query, setQuery] = useState(() => typed.current);
  useEffect(() => {
    typed.current = '';
  }, [typed]);
  const [position, setPosition] = useState(0);
  const { commands, areComplete } = useCommands();
  const found = filterCommands(commands, query);
  const listId = useId();
  const run = (command: Command | undefined) => {
    if (!command) return;
    chosen.current = command;
    close.current();
  };
  const take = useOnceComplete(areComplete, () => run(found[position]));
  const closed = () => {
    app.showOverlay(null);
    chosen.current?.run();
  };
  return (
    <Dialog
      label={words.palette}
      onClose={closed}
      closeRef={close}
      className="mt-[12vh] w-[min(32rem,calc(100%-1.5rem))]"
    >
      <div className="@container flex max-h-[min(28rem,76vh)] flex-col">
        <ChoiceField
          label={words.search}
          query={query}
          onQuery={setQuery}
          listId={listId}
          count={found.length}
          position={position}
          onPosition={setPosition}
          onTake={take}
        />
        <div id={listId} role="listbox" aria-label={words.palette} className="min-h-0 overflow-y-auto p-1.5">
          {found.map((command, index) => (
            <CommandOption
              key={command.id}
              id={choiceId(listId, index)}
              command={command}
              isChosen={index === position}
              onPoint={() => setPosition(index)}
              onChoose={() => run(command)}
            />
          ))}
        </div>
        <p role="status" className="px-4 py-6 text-center text-small text-muted wrap-anywhere empty:hidden">
          {areComplete && found.length === 0 && words.noneFound(query)}
        </p>
      </div>
    </Dialog>
  );
}

/** Does something as soon as all commands are there: who types fast has not seen them yet. */
function useOnceComplete(areComplete: boolean, act: () => void): () => void {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isAsked || !areComplete) return;
    setAsked(false);
    act();
  }, [isAsked, areComplete, act]);
  return () => setAsked(true);
}

interface CommandOptionProps {
  id: string;
  command: Command;
  isChosen: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function CommandOption({ id, command, isChosen, onPoint, onChoose }: CommandOptionProps) {
  const { icon: Icon, name, shortcut } = command;
  return (
    <Choice
      id={id}
      aria-keyshortcuts={shortcut && ariaKeys(shortcut, isOnMac)}
      isChosen={isChosen}
      onPoint={onPoint}
      onTake={onChoose}
      className="min-h-9 gap-2.5 text-small"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
      <span className="min-w-0 flex-1">{name}</span>
      {shortcut && (
        <span aria-hidden className="@max-[16rem]:hidden">
          <Keys keys={keysOf(shortcut, isOnMac)} />
        </span>
      )}
    </Choice>
  );
}
