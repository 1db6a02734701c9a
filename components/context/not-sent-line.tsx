import { TextButton } from '../ui/button';
import { counted } from './numbers';

interface NotSentLineProps {
  count: number;
  onOpen: () => void;
  onSummarize: () => void;
}

/** The quiet line where the sent part of the conversation begins. */
export function NotSentLine({ count, onOpen, onSummarize }: NotSentLineProps) {
  return (
    <div className="flex items-center gap-3 text-tiny text-faint">
      <span aria-hidden className="h-px flex-1 bg-line" />
      <p className="text-center">
        Not sent: {counted(count, 'older message')} · <TextButton onClick={onOpen}>Change</TextButton> ·{' '}
        <TextButton onClick={onSummarize}>Summarize…</TextButton>
      </p>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  );
}
