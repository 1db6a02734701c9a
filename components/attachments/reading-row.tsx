import { CircleAlert, X } from 'lucide-react';
import type { FileReading } from '@/lib/app/state';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';
import { AttachmentName } from './attachment-name';

/** A file that is being read for the next message, or the reason why it cannot be attached. */
export function ReadingRow({ reading, onEnd }: { reading: FileReading; onEnd: () => void }) {
  const words = useWords().attachments;
  const { name, problem } = reading;
  if (problem) {
    return (
      <li className="col-span-full flex animate-appear items-start gap-2 rounded-medium bg-danger-soft p-2 text-small text-danger">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
        <p role="alert" className="min-w-0 flex-1 wrap-anywhere">
          <bdi className="font-medium">{name}</bdi> {words.problem(problem)}
        </p>
        <IconButton
          icon={X}
          label={words.dismiss(name)}
          className="-my-1 size-7 text-danger! hover:bg-danger/10!"
          onClick={onEnd}
        />
      </li>
    );
  }
  return (
    <li className="flex min-w-0 animate-appear items-center gap-1 rounded-medium p-1 text-small text-muted">
      <span
        role="status"
        aria-label={words.reading(name)}
        className="flex min-w-0 flex-1 items-center gap-2.5"
      >
        <span aria-hidden className="size-9 shrink-0 animate-breathe rounded-small bg-raised" />
        <AttachmentName name={name} />
      </span>
      <IconButton icon={X} label={words.cancel(name)} className="size-7" onClick={onEnd} />
    </li>
  );
}
