import { memo } from 'react';
import { textOf } from '@/lib/core/content';
import { isContinueRequest, type Message } from '@/lib/core/conversation';
import { Attached } from '../attachments/attached';
import { MessageMenu } from '../context/message-menu';
import { WishMark } from '../context/message-wishes';

/** The user's own words, as they were typed. */
export const UserMessage = memo(function UserMessage({ message }: { message: Message }) {
  if (isContinueRequest(message)) return <Continued />;
  const text = textOf(message.content);
  return (
    <article aria-label="You" className="group/message flex max-w-full flex-col items-end gap-1 self-end">
      <Attached content={message.content} />
      <div className="flex max-w-full items-center gap-1 [&>button]:size-7">
        {text !== '' && (
          <div className="order-last min-w-0 rounded-large rounded-br-small bg-raised px-3.5 py-2 whitespace-pre-wrap wrap-anywhere">
            {text}
          </div>
        )}
        <MessageMenu message={message} isQuiet />
      </div>
      <WishMark message={message} />
    </article>
  );
});

/** Where a reply was asked to go on: not the user's words, so it does not look like them. */
function Continued() {
  return (
    <article aria-label="You" className="flex items-center gap-3 text-tiny text-muted">
      <span aria-hidden className="h-px flex-1 bg-line" />
      Continued
      <span aria-hidden className="h-px flex-1 bg-line" />
    </article>
  );
}
