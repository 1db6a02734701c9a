import { CircleAlert } from 'lucide-react';
import { explain } from '@/lib/core/explain';
import type { Failure, FailureAction } from '@/lib/core/failure';
import { useApp } from '../app-context';
import { Button } from '../ui/button';
import { CopyLine } from '../ui/copy-line';
import { useWords } from '../words';

interface FailureNoticeProps {
  failure: Failure;
  /** Whose failure it is. */
  providerId: string;
  canRetry: boolean;
  canContinue: boolean;
}

/** What went wrong, in a sentence, and the buttons that help. */
export function FailureNotice({ failure, providerId, canRetry, canContinue }: FailureNoticeProps) {
  const app = useApp();
  const words = useWords();
  const { messages } = words;
  const { title, sentence, code, actions } = explain(failure, app.now(), words);
  return (
    <div
      role={canRetry ? 'alert' : 'note'}
      className="mt-1 flex flex-col gap-2 rounded-medium bg-danger-soft px-3 py-2.5 text-small"
    >
      <p className="flex items-center gap-2 font-semibold text-danger">
        <CircleAlert aria-hidden className="size-4 shrink-0" strokeWidth={2} />
        {title}
      </p>
      <p className="wrap-anywhere">{sentence}</p>
      {code && <CopyLine text={code} />}
      {canRetry && (
        <div className="flex flex-wrap gap-2 pt-1">
          {canContinue && <Button onClick={() => void app.continueReply()}>{messages.continueReply}</Button>}
          {actions.map((action) => (
            <ActionButton key={action} action={action} providerId={providerId} />
          ))}
        </div>
      )}
    </div>
  );
}

function ActionButton({ action, providerId }: { action: FailureAction; providerId: string }) {
  const app = useApp();
  const { messages } = useWords();
  switch (action) {
    case 'retry':
      return <Button onClick={() => void app.regenerate()}>{messages.retry}</Button>;
    case 'settings':
      return <Button onClick={() => app.show('settings')}>{messages.openSettings}</Button>;
    case 'allow-access':
      return <Button onClick={() => void app.allowAccess(providerId)}>{messages.allowAccess}</Button>;
    case 'open-address':
      return <Button onClick={() => void app.openAddress(providerId)}>{messages.openAddress}</Button>;
  }
}
