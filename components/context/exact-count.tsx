import { useMemo, useState } from 'react';
import type { ModelChoice } from '@/lib/core/conversation';
import { presetOf } from '@/lib/core/presets';
import type { ReplyRequest } from '@/lib/core/provider';
import { useApp } from '../app-context';
import { TextButton } from '../ui/button';
import { useWords } from '../words';
import { useNumbers } from './locale-numbers';

/** A count that was asked for: of which request, and what came of it. */
interface Asked {
  json: string;
  /** Absent while it is on its way. */
  answer?: string;
}

interface ExactCountProps {
  model: ModelChoice;
  request: ReplyRequest;
}

/** Has the request counted by its provider, where the provider does that. A count of another request is not shown. */
export function ExactCount({ model, request }: ExactCountProps) {
  const app = useApp();
  const { context: words } = useWords();
  const { exactly } = useNumbers();
  const [asked, setAsked] = useState<Asked>();
  const hasAsked = asked !== undefined;
  const json = useMemo(() => (hasAsked ? JSON.stringify(request) : undefined), [hasAsked, request]);
  if (!app.canCountExactly(model)) return null;
  const current = asked?.json === json ? asked : undefined;
  const ask = async () => {
    if (current && current.answer === undefined) return;
    const question: Asked = { json: JSON.stringify(request) };
    setAsked(question);
    const count = await app.countExactly(model, request);
    const answer =
      'tokens' in count
        ? words.countedBy(presetOf(model.providerId).name, exactly(count.tokens))
        : count.problem;
    setAsked((latest) => (latest === question ? { ...question, answer } : latest));
  };
  return (
    <p className="text-small">
      <TextButton onClick={() => void ask()}>{words.countExactly}</TextButton>{' '}
      <span role="status" aria-label={words.exactCount} className="wrap-anywhere tabular-nums">
        {current && (current.answer ?? words.counting)}
      </span>
    </p>
  );
}
