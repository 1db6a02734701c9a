import { memo } from 'react';
import { textOf } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';

/** The user's own words, as they were typed. */
export const UserMessage = memo(function UserMessage({ message }: { message: Message }) {
  return (
    <article
      aria-label="You"
      className="max-w-[88%] self-end rounded-large rounded-br-small bg-raised px-3.5 py-2 whitespace-pre-wrap wrap-anywhere"
    >
      {textOf(message.content)}
    </article>
  );
});
