import { memo } from 'react';
import { type Block, hasAnswer, isBlank, readBlock } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { useAppState } from '../app-context';
import { Markdown } from '../markdown/markdown';
import { ReplyEnding } from './reply-ending';
import { Waiting } from './waiting';

interface AssistantMessageProps {
  message: Message;
  /** The content as another window is receiving it. */
  elsewhere: readonly Block[] | undefined;
  isLast: boolean;
}

/** A reply, whole or arriving. Below it is always the same space, so that nothing moves when it ends. */
export const AssistantMessage = memo(function AssistantMessage(props: AssistantMessageProps) {
  const { message, elsewhere, isLast } = props;
  const live = useAppState((state) => state.replies[message.id]);
  const isStored = message.status !== 'streaming';
  const isArriving = !isStored && !live?.hasEnded;
  const content = isStored ? message.content : (live?.content ?? elsewhere ?? message.content);
  return (
    <article aria-label="Assistant" aria-busy={isArriving} className="group/message flex flex-col gap-2">
      <Content content={content} isArriving={isArriving} />
      {isArriving && !hasAnswer(content) && <Waiting reason={live?.waiting} isThinking={!isBlank(content)} />}
      <ReplyEnding message={message} content={content} isLast={isLast} />
    </article>
  );
});

function Content({ content, isArriving }: { content: readonly Block[]; isArriving: boolean }) {
  const parts = content.flatMap(readBlock).filter((part) => part.kind === 'text' || part.kind === 'refusal');
  return parts.map((part, index) => (
    // Parts are only ever added at the end, so their position is their identity.
    <Markdown key={`part ${index.toString()}`} text={part.text} isStreaming={isArriving} />
  ));
}
