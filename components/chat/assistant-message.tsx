import { memo } from 'react';
import { type Block, hasAnswer, readBlock } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { thinkingIn } from '@/lib/core/thinking';
import { useAppState } from '../app-context';
import { Markdown } from '../markdown/later-markdown';
import { useWords } from '../words';
import { ReplyEnding } from './reply-ending';
import { Thinking } from './thinking';
import { Waiting } from './waiting';

interface AssistantMessageProps {
  message: Message;
  /** The content as another window is receiving it. */
  elsewhere: readonly Block[] | undefined;
  isLast: boolean;
  /** The ids of all messages that can be in its place; absent if it is the only one. */
  siblings: readonly string[] | undefined;
}

/** A reply, whole or arriving. Below it is always the same space, so that nothing moves when it ends. */
export const AssistantMessage = memo(function AssistantMessage(props: AssistantMessageProps) {
  const { message, elsewhere, isLast, siblings } = props;
  const { messages } = useWords();
  const live = useAppState((state) => state.replies[message.id]);
  const isStored = message.status !== 'streaming';
  const isArriving = !isStored && !live?.hasEnded;
  const content = isStored ? message.content : (live?.content ?? elsewhere ?? message.content);
  const thought = thinkingIn(content);
  const isWaiting = isArriving && !hasAnswer(content);
  return (
    <article
      aria-label={messages.assistant}
      aria-busy={isArriving}
      className="group/message flex flex-col gap-2"
    >
      {thought && (
        <Thinking
          thought={thought}
          time={isStored ? message.reply?.thinking : live?.thinking}
          isThinking={isWaiting}
        />
      )}
      <Content content={content} isArriving={isArriving} />
      {isWaiting && (live?.waiting || !thought) && <Waiting reason={live?.waiting} />}
      <ReplyEnding message={message} content={content} isLast={isLast} siblings={siblings} />
    </article>
  );
});

function Content({ content, isArriving }: { content: readonly Block[]; isArriving: boolean }) {
  const parts = content.flatMap(readBlock).filter((part) => part.kind === 'text' || part.kind === 'refusal');
  return (
    <div data-words className="contents">
      {parts.map((part, index) => (
        // Parts are only ever added at the end, so their position is their identity.
        <Markdown key={`part ${index.toString()}`} text={part.text} isStreaming={isArriving} />
      ))}
    </div>
  );
}
