import { Search } from 'lucide-react';
import { type ComponentProps, type KeyboardEvent, useEffect, useRef } from 'react';
import { positionAfter } from './position-after';

interface ChoiceFieldProps {
  label: string;
  query: string;
  onQuery: (query: string) => void;
  /** The id of the list of choices; theirs are made by `choiceId`. */
  listId: string;
  /** How many choices there are. */
  count: number;
  /** Which of them Enter would take. */
  position: number;
  onPosition: (position: number) => void;
  /** Called by Enter, also where there is no choice. */
  onTake: (position: number) => void;
}

/** The id of a choice, by which a screen reader finds the one that the field is at. */
export function choiceId(listId: string, position: number): string {
  return `${listId}-${position}`;
}

/** A field over a list: what is typed narrows the list, the arrow keys go through it, and Enter takes one. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { label, query, onQuery, listId, count, position, onPosition, onTake } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const next = positionAfter(event.key, position, count);
    if (next === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (next !== undefined) onPosition(next);
    else onTake(position);
  };
  return (
    <label className="flex items-center gap-2.5 border-b border-line px-4">
      <Search aria-hidden className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={count > 0}
        aria-controls={listId}
        aria-activedescendant={count > 0 ? choiceId(listId, position) : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={label}
        value={query}
        onChange={(event) => {
          onQuery(event.target.value);
          onPosition(0);
        }}
        onKeyDown={onKeyDown}
        className="h-12 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
      />
    </label>
  );
}

interface ChoiceProps extends ComponentProps<'button'> {
  /** Whether the field is at it. */
  isChosen: boolean;
  onPoint: () => void;
  onTake: () => void;
}

/** One of the choices. The keyboard goes through them from the field, which never loses the focus. */
export function Choice({ isChosen, onPoint, onTake, className = '', ...props }: ChoiceProps) {
  const choice = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) choice.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <button
      type="button"
      ref={choice}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      className={`flex w-full cursor-default items-center rounded-medium px-2.5 py-1.5 text-start ${isChosen ? 'bg-raised' : ''} ${className}`}
      {...props}
    />
  );
}
