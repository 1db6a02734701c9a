import { useMemo, useState } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Selects all from the one that was toggled last, or from `start`, up to this one. */
  extendTo: (id: string, start?: string) => void;
  selectAll: () => void;
  clear: () => void;
}

const none: ReadonlySet<string> = new Set();

/** Which conversations of a list are selected; those that leave the list are not any more. */
export function useSelection(all: readonly string[]): Selection {
  const [chosen, setChosen] = useState(none);
  const [anchor, setAnchor] = useState<string>();
  const ids = useMemo(
    () => (chosen.size === 0 ? none : new Set(all.filter((id) => chosen.has(id)))),
    [all, chosen],
  );
  return {
    ids,
    toggle: (id) => {
      setAnchor(id);
      setChosen(new Set(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]));
    },
    extendTo: (id, start) => {
      const from = anchor !== undefined && ids.size > 0 ? anchor : (start ?? id);
      setAnchor(from);
      setChosen(new Set([...ids, ...between(all, from, id)]));
    },
    selectAll: () => setChosen(new Set(all)),
    clear: () => setChosen(none),
  };
}

function between(all: readonly string[], one: string, other: string): readonly string[] {
  const places = [all.indexOf(one), all.indexOf(other)].filter((place) => place >= 0);
  return places.length === 0 ? [] : all.slice(Math.min(...places), Math.max(...places) + 1);
}
