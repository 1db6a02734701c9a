import { Check, Copy, RefreshCw } from 'lucide-react';
import { useMemo } from 'react';
import { type Block, hasAnswer } from '@/lib/core/content';
import { canBeContinued, textOfParts } from '@/lib/core/continued-reply';
import type { Message } from '@/lib/core/conversation';
import type { Words } from '@/lib/core/words/words';
import { useApp } from '../app-context';
import { MessageMenu } from '../context/message-menu';
import { WishMark } from '../context/message-wishes';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { useCopy } from '../ui/use-copy';
import { useWords } from '../words';
import { EarlierMark } from './earlier-mark';
import { FailureNotice } from './failure-notice';
import type { EarlierPart } from './list-rows';
import { UsageLine } from './usage-line';
import { VersionPager } from './version-pager';

interface ReplyEndingProps {
  message: Message;
  earlier: readonly EarlierPart[];
  /** The contents of all its parts. */
  contents: readonly (readonly Block[])[];
  isLast: boolean;
  siblings: readonly string[] | undefined;
}

interface EndingProps {
  message: Message;
  earlier: readonly EarlierPart[];
  hasText: boolean;
  isLast: boolean;
}

type WithContents = Pick<ReplyEndingProps, 'contents'>;

/** How a reply ended and what can be done about it. */
export function ReplyEnding({ message, earlier, contents, isLast, siblings }: ReplyEndingProps) {
  const hasText = contents.some(hasAnswer);
  const hasOwnText = hasAnswer(contents.at(-1) ?? []);
  const ending = { message, earlier, hasText, isLast };
  const { failure, providerId = '' } = message.reply ?? {};
  return (
    <>
      {failure && (
        <FailureNotice
          failure={failure}
          providerId={providerId}
          canRetry={isLast}
          canContinue={isLast && canBeContinued(message)}
        />
      )}
      {!failure && <EndingNote {...ending} hasOwnText={hasOwnText} />}
      <div className="-ms-2 flex min-h-8 flex-wrap items-center gap-x-0.5">
        {message.status === 'streaming' && hasOwnText && (
          <span aria-hidden className="mx-2 size-2 animate-breathe rounded-full bg-accent" />
        )}
        {message.status !== 'streaming' && (
          <>
            <ReplyActions {...ending} contents={contents} />
            {earlier.map((part) => (
              <VersionPager key={part.message.id} {...part} />
            ))}
            <VersionPager message={message} siblings={siblings} />
            <WishMark message={message} />
            <EarlierMark message={message} />
            {hasText && <UsageLine message={message} />}
          </>
        )}
      </div>
    </>
  );
}

/** Says that a reply is not whole, and offers to go on. Nothing for a whole one. */
function EndingNote({ message, hasText, hasOwnText, isLast }: EndingProps & { hasOwnText: boolean }) {
  const app = useApp();
  const { messages } = useWords();
  const note = noteOn(message, hasText, messages);
  if (note === undefined) return null;
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2 rounded-medium border border-line bg-surface px-3 py-2 text-small">
      <p className="min-w-40 flex-1 text-muted">{note}</p>
      {isLast && canGoOn(message, hasText) && (
        // What brought no words makes room for the next attempt.
        <Button onClick={() => void (hasOwnText ? app.continueReply() : app.regenerate())}>
          {messages.continueReply}
        </Button>
      )}
      {isLast && !hasText && <Button onClick={() => void app.regenerate()}>{messages.regenerate}</Button>}
    </div>
  );
}

function ReplyActions({ message, earlier, contents, hasText, isLast }: EndingProps & WithContents) {
  const app = useApp();
  const { messages } = useWords();
  const { hasCopied, copy } = useCopy();
  const parts = useMemo(() => earlier.map((part) => part.message), [earlier]);
  if (!hasText) return <MessageMenu message={message} hasText={false} canRegenerate={!isLast} />;
  return (
    <>
      <IconButton
        icon={hasCopied ? Check : Copy}
        label={hasCopied ? messages.copied : messages.copy}
        onClick={() => void copy(textOfParts(contents))}
      />
      {isLast && (
        <IconButton
          icon={RefreshCw}
          label={messages.regenerate}
          onClick={() => void app.regenerate((parts[0] ?? message).id)}
        />
      )}
      <MessageMenu message={message} earlier={parts} canRegenerate={!isLast} />
    </>
  );
}

function noteOn(
  { status, reply, importedFrom }: Message,
  hasText: boolean,
  messages: Words['messages'],
): string | undefined {
  if (status === 'interrupted') return hasText ? messages.interrupted : messages.interruptedBefore;
  if (status === 'stopped') return hasText ? messages.stopped : messages.stoppedBefore;
  if (reply?.stopReason === 'length') return messages.tooLong;
  return status === 'complete' && !hasText && !importedFrom ? messages.toolOnly : undefined;
}

function canGoOn({ status, reply }: Message, hasText: boolean): boolean {
  if (reply?.failure?.kind === 'refused') return false;
  return hasText && (status !== 'complete' || reply?.stopReason === 'length');
}
