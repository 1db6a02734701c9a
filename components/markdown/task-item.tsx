import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words';

/** An item of a task list. Its box shows a state and cannot be ticked: the text is the model's. */
export function TaskItem({ isDone, children }: { isDone: boolean; children: ReactNode }) {
  const { markdown } = useWords();
  return (
    <li className="flex gap-2">
      <span className="relative mt-1 inline-flex size-4 shrink-0">
        <input
          type="checkbox"
          checked={isDone}
          disabled
          aria-label={isDone ? markdown.done : markdown.notDone}
          className="size-4 appearance-none rounded-[0.25rem] border border-faint checked:border-accent checked:bg-accent"
        />
        {isDone && <Check aria-hidden className="absolute inset-0.5 size-3 text-on-accent" strokeWidth={3} />}
      </span>
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}
