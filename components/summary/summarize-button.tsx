import { FoldVertical } from 'lucide-react';
import { usePlan } from '../context/plan-provider';
import { Button } from '../ui/button';
import { useWords } from '../words';

/** Leads to the plan of a summary; nothing for a conversation that is not stored yet. */
export function SummarizeButton({ onClick }: { onClick: () => void }) {
  const { isStored } = usePlan();
  const { summary: words } = useWords();
  if (!isStored) return null;
  return (
    <Button className="self-start" onClick={onClick}>
      <FoldVertical aria-hidden className="size-4" strokeWidth={1.75} />
      {words.summarizeOlder}
    </Button>
  );
}
