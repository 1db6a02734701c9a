import { memo, type ReactNode } from 'react';
import type { Block } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import { AssistantMessage } from './assistant-message';
import type { EarlierPart } from './list-rows';
import { UserMessage } from './user-message';

interface MessageRowProps {
  rowKey: string;
  message: Message;
  /** The parts of the reply before it; empty for most. */
  earlier: readonly EarlierPart[];
  /** The content as another window is receiving it. */
  elsewhere: readonly Block[] | undefined;
  isLast: boolean;
  /** The ids of all messages that can be in its place; absent if it is the only one. */
  siblings: readonly string[] | undefined;
  /** Whether the reader has been led to it. */
  isMarked: boolean;
}

/** A message in the list. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { rowKey, message, isMarked, ...shown } = props;
  return (
    <div
      data-message={rowKey}
      tabIndex={-1}
      className={`flex flex-col rounded-medium outline-none transition-[background-color,box-shadow] duration-150 motion-reduce:transition-none ${isMarked ? marked : ''}`}
    >
      {message.role === 'user' ? (
        <UserMessage message={message} siblings={shown.siblings} />
      ) : (
        <AssistantMessage message={message} {...shown} />
      )}
    </div>
  );
});

const marked = 'bg-accent-soft ring-6 ring-accent-soft';

interface RowSpaceProps {
  isFirst: boolean;
  /** The name of a message that a summary stands for, which is set off by a line; absent for all others. */
  originalName?: string | undefined;
  children: ReactNode;
}

/** The space around a row. */
export function RowSpace({ isFirst, originalName, children }: RowSpaceProps) {
  return (
    <div
      className={`mx-auto w-full max-w-measure px-4 ${isFirst ? 'pt-5' : ''} ${originalName ? '' : 'pb-5'}`}
    >
      {originalName ? (
        <fieldset aria-label={originalName} className="min-w-0 border-line border-s-2 ps-3 pb-5">
          {children}
        </fieldset>
      ) : (
        children
      )}
    </div>
  );
}
