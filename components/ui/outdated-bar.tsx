import { useAppState } from '../app-context';
import { useWords } from '../words';
import { Button } from './button';

/** Shown when another window brought a newer Aside: this one must not write any more. */
export function OutdatedBar() {
  const { app } = useWords();
  const isOutdated = useAppState((state) => state.isOutdated);
  if (!isOutdated) return null;
  return (
    <div
      role="alert"
      className="flex items-center gap-3 border-b border-line bg-accent-soft px-4 py-2 text-small"
    >
      <p className="flex-1">{app.outdated}</p>
      <Button onClick={() => location.reload()}>{app.reload}</Button>
    </div>
  );
}
