import type { ReactNode } from 'react';
import { useWords } from '../words';

/** An item of a task list. Its box shows a state and cannot be ticked: the text is the model's. */
export function TaskItem({ isDone, children }: { isDone: boolean; children: ReactNode }) {
  const { markdown } = useWords();
  return (
    <li className="flex gap-2">
      <input
        type="checkbox"
        checked={isDone}
        disabled
        aria-label={isDone ? markdown.done : markdown.notDone}
        className="mt-1 size-4 shrink-0"
      />
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}
