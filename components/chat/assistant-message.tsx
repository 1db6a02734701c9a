import { memo, useMemo } from 'react';
import { type Block, hasAnswer } from '@/lib/core/content';
import { cutReplies, shownTexts, thinkingInParts, thinkingTimeOf } from '@/lib/core/continued-reply';
import type { Message } from '@/lib/core/conversation';
import { useAppState } from '../app-context';
import { Attached } from '../attachments/attached';
import { Markdown } from '../markdown/later-markdown';
import { useWords } from '../words';
import { OtherParts } from './later-other-parts';
import type { EarlierPart } from './list-rows';
import { ReplyEnding } from './reply-ending';
import { Thinking } from './thinking';
import { Waiting } from './waiting';

interface AssistantMessageProps {
  message: Message;
  /** The parts of the reply before it, if it was cut and continued; empty for most. */
  earlier: readonly EarlierPart[];
  /** The content as another window is receiving it. */
  elsewhere: readonly Block[] | undefined;
  isLast: boolean;
  /** The ids of all messages that can be in its place; absent if it is the only one. */
  siblings: readonly string[] | undefined;
}

/** A reply, whole or arriving. Below it is always the same space, so that nothing moves when it ends. */
export const AssistantMessage = memo(function AssistantMessage(props: AssistantMessageProps) {
  const { message, earlier, elsewhere, isLast, siblings } = props;
  const { messages } = useWords();
  const live = useAppState((state) => state.replies[message.id]);
  const isStored = message.status !== 'streaming';
  const isArriving = !isStored && !live?.hasEnded;
  const content = isStored ? message.content : (live?.content ?? elsewhere ?? message.content);
  const cut = useMemo(() => cutReplies(earlier.map((part) => part.message)), [earlier]);
  const contents = useMemo(() => [...cut.map((part) => part.content), content], [cut, content]);
  const isImported = message.importedFrom !== undefined || cut.some((part) => part.importedFrom);
  const imported = useMemo(() => (isImported ? contents.flat() : undefined), [isImported, contents]);
  const thought = thinkingInParts(contents);
  const isWaiting = isArriving && !hasAnswer(content);
  const isThinking = isWaiting && cut.length === 0;
  const time = isStored ? thinkingTimeOf([...cut, message]) : cut.length === 0 ? live?.thinking : undefined;
  return (
    <article
      aria-label={messages.assistant}
      aria-busy={isArriving}
      className="group/message flex flex-col gap-2"
    >
      {thought && <Thinking thought={thought} time={time} isThinking={isThinking} />}
      {imported && <OtherParts content={imported} which="tools" />}
      {imported && (
        <div className="contents [&>div]:items-start [&>div>div]:justify-start">
          <Attached content={imported} />
        </div>
      )}
      <Content contents={contents} isArriving={isArriving} />
      {imported && <OtherParts content={imported} which="rest" />}
      {isWaiting && (live?.waiting || !(thought && isThinking)) && <Waiting reason={live?.waiting} />}
      <ReplyEnding
        message={message}
        earlier={earlier}
        contents={contents}
        isLast={isLast}
        siblings={siblings}
      />
    </article>
  );
});

function Content({ contents, isArriving }: { contents: readonly (readonly Block[])[]; isArriving: boolean }) {
  const texts = useMemo(() => shownTexts(contents), [contents]);
  return (
    <div data-words className="contents">
      {texts.map((text, index) => (
        // Texts are only ever added at the end, so their position is their identity.
        <Markdown key={`part ${index.toString()}`} text={text} isStreaming={isArriving} />
      ))}
    </div>
  );
}
