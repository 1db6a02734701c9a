import { Check, Copy, RefreshCw } from 'lucide-react';
import { type Block, hasAnswer, textOf } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { useApp } from '../app-context';
import { MessageMenu } from '../context/message-menu';
import { WishMark } from '../context/message-wishes';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { useCopy } from '../ui/use-copy';
import { FailureNotice } from './failure-notice';
import { UsageLine } from './usage-line';

interface ReplyEndingProps {
  message: Message;
  content: readonly Block[];
  isLast: boolean;
}

interface EndingProps {
  message: Message;
  hasText: boolean;
  isLast: boolean;
}

/** How a reply ended and what can be done about it. */
export function ReplyEnding({ message, content, isLast }: ReplyEndingProps) {
  const hasText = hasAnswer(content);
  const { failure, providerId = '' } = message.reply ?? {};
  return (
    <>
      {failure && (
        <FailureNotice
          failure={failure}
          providerId={providerId}
          canRetry={isLast}
          canContinue={isLast && canGoOn(message, hasText)}
        />
      )}
      {!failure && <EndingNote message={message} hasText={hasText} isLast={isLast} />}
      <div className="-ml-2 flex min-h-8 flex-wrap items-center gap-x-0.5">
        {message.status === 'streaming' && hasText && (
          <span aria-hidden className="mx-2 size-2 animate-breathe rounded-full bg-accent" />
        )}
        {message.status !== 'streaming' && (
          <ReplyActions message={message} hasText={hasText} isLast={isLast} />
        )}
      </div>
    </>
  );
}

/** Says that a reply is not whole, and offers to go on. Nothing for a whole one. */
function EndingNote({ message, hasText, isLast }: EndingProps) {
  const app = useApp();
  const note = noteOn(message, hasText);
  if (note === undefined) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-medium border border-line bg-surface px-3 py-2 text-small">
      <p className="min-w-40 flex-1 text-muted">{note}</p>
      {isLast && canGoOn(message, hasText) && (
        <Button onClick={() => void app.continueReply()}>Continue</Button>
      )}
      {isLast && !hasText && <Button onClick={() => void app.regenerate()}>Regenerate</Button>}
    </div>
  );
}

function ReplyActions({ message, hasText, isLast }: EndingProps) {
  const app = useApp();
  const { hasCopied, copy } = useCopy();
  if (!hasText) return <MessageMenu message={message} hasText={false} />;
  return (
    <>
      <IconButton
        icon={hasCopied ? Check : Copy}
        label={hasCopied ? 'Copied' : 'Copy'}
        onClick={() => void copy(textOf(message.content))}
      />
      {isLast && <IconButton icon={RefreshCw} label="Regenerate" onClick={() => void app.regenerate()} />}
      <MessageMenu message={message} />
      <WishMark message={message} />
      <UsageLine message={message} />
    </>
  );
}

function noteOn({ status, reply }: Message, hasText: boolean): string | undefined {
  if (status === 'interrupted') {
    return hasText
      ? 'Interrupted: the panel closed while this reply was arriving.'
      : 'Interrupted: the panel closed before the reply began.';
  }
  if (status === 'stopped')
    return hasText ? 'You stopped this reply.' : 'You stopped this reply before it began.';
  if (reply?.stopReason === 'length') return 'The reply reached its length limit.';
  if (status === 'complete' && !hasText)
    return 'The model asked for a tool instead of answering. Aside has no tools.';
  return undefined;
}

function canGoOn({ status, reply }: Message, hasText: boolean): boolean {
  if (reply?.failure?.kind === 'refused') return false;
  return hasText && (status !== 'complete' || reply?.stopReason === 'length');
}
