import { useNumbers } from '../context/locale-numbers';
import { Button } from '../ui/button';

interface ProgressProps {
  label: string;
  /** Which part of 1 is done. */
  done: number;
  /** What the button to end it says. */
  stop: string;
  onStop: () => void;
}

/** Something that takes a while, how far it has come, and a way to end it. */
export function Progress({ label, done, stop, onStop }: ProgressProps) {
  const numbers = useNumbers();
  return (
    <div className="flex flex-col gap-2">
      <p className="flex justify-between gap-4 text-small">
        <span>{label}</span>
        <span className="text-muted tabular-nums">{numbers.inPercent(Math.floor(done * 100) / 100)}</span>
      </p>
      <progress
        aria-label={label}
        value={done}
        className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-raised [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:bg-accent"
      />
      <Button className="self-start" onClick={onStop}>
        {stop}
      </Button>
    </div>
  );
}
