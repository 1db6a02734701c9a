import { useEffect, useReducer } from 'react';

/** Something that is loaded when it is first needed, and from then on is there at once. */
export interface Lazy<Value> {
  readonly loaded: Value | undefined;
  load(): Promise<void>;
}

export function lazily<Value>(load: () => Promise<Value>): Lazy<Value> {
  let loading: Promise<void> | undefined;
  const lazy = {
    loaded: undefined as Value | undefined,
    load() {
      loading ??= load().then((value) => {
        lazy.loaded = value;
      });
      return loading;
    },
  };
  return lazy;
}

/** What has been loaded; until then, and when it cannot be loaded, nothing. */
export function useLazy<Value>(lazy: Lazy<Value>): Value | undefined {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (lazy.loaded === undefined) void lazy.load().then(drawAgain, () => {});
  }, [lazy]);
  return lazy.loaded;
}
