import { useEffect, useRef, useState } from 'react';
import { hasAnswer, textOf } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { later } from '../later';
import { useWords } from '../words';

const SpokenReply = later(async () => (await import('./spoken-reply')).SpokenReply);

/**
 * Tells a screen reader of a reply when it has ended, once, instead of token by token. Replies that were there
 * when the conversation was opened are not told.
 */
export function FinishedReplies({ last }: { last: Message | undefined }) {
  const { messages } = useWords();
  const arriving = useRef<string>(undefined);
  const [told, setTold] = useState<Message>();
  useEffect(() => {
    if (last?.status === 'streaming') {
      arriving.current = last.id;
    } else if (last !== undefined && last.id === arriving.current) {
      arriving.current = undefined;
      if (hasAnswer(last.content)) setTold(last);
    }
  }, [last]);
  return (
    <div role="status" aria-label={messages.finishedReply} className="sr-only">
      {told && <SpokenReply key={told.id} text={textOf(told.content)} />}
    </div>
  );
}
