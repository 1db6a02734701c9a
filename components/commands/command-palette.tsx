import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useApp } from '../app-context';
import { Dialog } from '../ui/dialog';
import { positionAfter } from '../ui/position-after';
import { useWords } from '../words';
import { filterCommands } from './filter-commands';
import { Keys } from './keys';
import { ariaKeys, isOnMac, keysOf } from './shortcut';
import { type Command, useCommands } from './use-commands';

/** Every command by its name: type, choose, Enter. The focus goes where the command leads, else back. */
export function CommandPalette() {
  const app = useApp();
  const { commands: words } = useWords();
  const close = useRef(() => {});
  const chosen = useRef<Command>(undefined);
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState(0);
  const found = filterCommands(useCommands(), query);
  const listId = useId();
  const optionId = (index: number) => `${listId}-${index}`;
  const run = (command: Command | undefined) => {
    if (!command) return;
    chosen.current = command;
    close.current();
  };
  const closed = () => {
    app.showOverlay(null);
    chosen.current?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const next = positionAfter(event.key, position, found.length);
    if (event.key === 'Enter') run(found[position]);
    if (next === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (next !== undefined) setPosition(next);
  };
  return (
    <Dialog
      label={words.palette}
      onClose={closed}
      closeRef={close}
      className="mt-[12vh] w-[min(32rem,calc(100%-1.5rem))]"
    >
      <div className="flex max-h-[min(28rem,76vh)] flex-col">
        <label className="flex items-center gap-2.5 border-b border-line px-4">
          <Search aria-hidden className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
          <input
            role="combobox"
            aria-label={words.search}
            aria-expanded={found.length > 0}
            aria-controls={listId}
            aria-activedescendant={found.length > 0 ? optionId(position) : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={words.search}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setPosition(0);
            }}
            onKeyDown={onKeyDown}
            className="h-12 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
          />
        </label>
        <div id={listId} role="listbox" aria-label={words.palette} className="min-h-0 overflow-y-auto p-1.5">
          {found.map((command, index) => (
            <CommandOption
              key={command.id}
              id={optionId(index)}
              command={command}
              isChosen={index === position}
              onPoint={() => setPosition(index)}
              onChoose={() => run(command)}
            />
          ))}
        </div>
        <p role="status" className="px-4 py-6 text-center text-small text-muted wrap-anywhere empty:hidden">
          {found.length === 0 && words.noneFound(query)}
        </p>
      </div>
    </Dialog>
  );
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
  const option = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    // The keyboard moves through the options from the field; the field never loses the focus.
    <button
      type="button"
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-keyshortcuts={shortcut && ariaKeys(shortcut, isOnMac)}
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={`flex min-h-9 w-full cursor-default items-center gap-2.5 rounded-medium px-2.5 py-1.5 text-start text-small ${isChosen ? 'bg-raised' : ''}`}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
      <span className="min-w-0 flex-1">{name}</span>
      {shortcut && (
        <span aria-hidden>
          <Keys keys={keysOf(shortcut, isOnMac)} />
        </span>
      )}
    </button>
  );
}
