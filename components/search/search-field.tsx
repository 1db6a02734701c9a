import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useApp, useAppState } from '../app-context';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';
import { focusResult } from './result-keys';

interface SearchFieldProps {
  /** Enter asks for the first result of what is typed. */
  onEnter: (typed: string) => void;
}

/** The field above the conversations: what is typed there is looked for in all of them. */
export function SearchField({ onEnter }: SearchFieldProps) {
  const app = useApp();
  const words = useWords().search;
  const typed = useAppState((state) => state.search);
  const field = useRef<HTMLInputElement>(null);
  const clear = () => {
    app.setSearch('');
    field.current?.focus();
  };
  return (
    <search className="flex h-9 min-w-0 shrink-0 items-center gap-2 rounded-medium border border-line bg-surface ps-2.5 pe-0.5 focus-within:border-accent">
      <Search aria-hidden className="size-4 shrink-0 text-faint" strokeWidth={1.75} />
      <input
        ref={field}
        data-search-field
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        dir={typed === '' ? undefined : 'auto'}
        aria-label={words.field}
        placeholder={words.placeholder}
        value={typed}
        className="h-full min-w-0 flex-1 bg-transparent text-small outline-none placeholder:text-faint"
        onFocus={app.prepareSearch}
        onChange={(event) => app.setSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') {
            if (typed !== '') app.setSearch('');
            else app.show('chat');
          } else if (event.key === 'Enter') onEnter(typed.trim());
          else if (event.key === 'ArrowDown') focusResult(0);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {typed !== '' && <IconButton icon={X} label={words.clear} className="size-7!" onClick={clear} />}
    </search>
  );
}
