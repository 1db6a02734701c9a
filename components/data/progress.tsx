import { useNumbers } from '../context/locale-numbers';
import { Button } from '../ui/button';

interface ProgressProps {
  label: string;
  /** What it is called where the label does not say; absent if it does. */
  name?: string;
  /** Which part of 1 is done. */
  done: number;
  /** What the button to end it says. */
  stop: string;
  onStop: () => void;
}

/** Something that takes a while, how far it has come, and a way to end it. */
export function Progress({ label, name = label, done, stop, onStop }: ProgressProps) {
  const numbers = useNumbers();
  return (
    <div className="flex flex-col gap-2">
      <p className="flex justify-between gap-4 text-small">
        <span title={label} className="line-clamp-2 min-w-0 wrap-anywhere">
          {label}
        </span>
        <span className="text-muted tabular-nums">{numbers.inPercent(Math.floor(done * 100) / 100)}</span>
      </p>
      <div className="flex items-center gap-2">
        <progress
          aria-label={name}
          value={done}
          className="h-1.5 min-w-0 flex-1 appearance-none overflow-hidden rounded-full bg-raised [&::-moz-progress-bar]:rounded-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent"
        />
        <Button look="quiet" className="-me-3" onClick={onStop}>
          {stop}
        </Button>
      </div>
    </div>
  );
}
