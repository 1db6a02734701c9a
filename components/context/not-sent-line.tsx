import { TextButton } from '../ui/button';
import { useWords } from '../words';

interface NotSentLineProps {
  count: number;
  onOpen: () => void;
  onSummarize: () => void;
}

/** The quiet line where the sent part of the conversation begins. */
export function NotSentLine({ count, onOpen, onSummarize }: NotSentLineProps) {
  const { context: words } = useWords();
  return (
    <div className="flex items-center gap-3 text-tiny text-faint">
      <span aria-hidden className="h-px flex-1 bg-line" />
      <p className="text-center">
        {words.notSent(count)} · <TextButton onClick={onOpen}>{words.change}</TextButton> ·{' '}
        <TextButton onClick={onSummarize}>{words.summarize}</TextButton>
      </p>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  );
}
