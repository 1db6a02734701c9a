import { type ComponentType, type ReactElement, useEffect, useState } from 'react';

/** What fetches the code of each part that comes later. */
const fetches: (() => Promise<void>)[] = [];

/** A part of the panel that comes later: undefined until its code is there. */
interface Part<Props> {
  component: ComponentType<Props> | undefined;
  fetch: () => Promise<void>;
}

/** It can be fetched before it is shown, so that it is drawn with everything else. */
type LaterComponent<Props> = ((props: Props) => ReactElement) & { fetch: () => Promise<void> };

/**
 * A component whose code is not part of the panel's start. It is fetched when the browser has nothing else to do
 * (`fetchLater`), at the latest when it is shown; once it is there, it is drawn at once. While it is awaited nothing
 * is shown; if it cannot be fetched, the error boundary around it says so.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LaterComponent<Props> {
  const part: Part<Props> = {
    component: undefined,
    fetch: async () => {
      part.component ??= await load();
    },
  };
  fetches.push(part.fetch);
  return Object.assign((props: Props) => <LaterPart part={part} props={props} />, { fetch: part.fetch });
}

interface LaterPartProps<Props> {
  part: Part<Props>;
  props: Props;
}

function LaterPart<Props extends object>({ part, props }: LaterPartProps<Props>) {
  const [failure, setFailure] = useState<{ error: unknown }>();
  const [isAwaited, setIsAwaited] = useState(part.component === undefined);
  useEffect(() => {
    if (!isAwaited) return;
    part.fetch().then(
      () => setIsAwaited(false),
      (error: unknown) => setFailure({ error }),
    );
  }, [isAwaited, part]);
  if (failure) throw failure.error;
  return part.component ? <part.component {...props} /> : null;
}

/** Fetches one part after the other, as long as the browser has nothing else to do. */
export function fetchLater(): () => void {
  let isOver = false;
  const waiting = fetches.slice();
  const next = () => {
    const fetchPart = waiting.shift();
    if (!fetchPart || isOver) return;
    // Whoever needs it says so if it cannot be had.
    void fetchPart()
      .catch(() => {})
      .then(() => requestIdleCallback(next));
  };
  requestIdleCallback(next);
  return () => {
    isOver = true;
  };
}
