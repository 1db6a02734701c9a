import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useContext, useLayoutEffect, useRef } from 'react';
import type { Message } from '@/lib/core/conversation';
import { useApp, useAppState } from '../app-context';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';
import { LetGo } from './let-go';
import { useIsReceiving } from './use-is-receiving';

interface VersionPagerProps {
  message: Message;
  /** The ids of all versions, the message's own among them; absent if it is the only one. */
  siblings: readonly string[] | undefined;
}

/** Which of the messages that can be at this place is shown, and the way to the others. Nothing for the only one. */
export function VersionPager({ message, siblings = [] }: VersionPagerProps) {
  const { locale, messages } = useWords();
  const isReceiving = useIsReceiving(message.conversationId);
  const { group, goTo } = useArrows(message);
  if (siblings.length < 2) return null;
  const index = siblings.indexOf(message.id);
  const [position, count] = [index + 1, siblings.length].map((number) => number.toLocaleString(locale));
  const arrow = (name: 'previous' | 'next', label: string) => {
    const target = siblings[name === 'next' ? index + 1 : index - 1];
    const isOff = target === undefined || isReceiving;
    return (
      <IconButton
        icon={name === 'next' ? ChevronRight : ChevronLeft}
        label={label}
        data-arrow={name}
        // Not disabled: at the last version the focus stays where it is.
        aria-disabled={isOff}
        className="size-7! aria-disabled:opacity-40 rtl:[&>svg]:-scale-x-100"
        onClick={() => target !== undefined && !isOff && goTo(target, name)}
      />
    );
  };
  return (
    <fieldset
      ref={group}
      aria-label={messages.version(position ?? '', count ?? '')}
      className="flex items-center"
    >
      {arrow('previous', messages.previousVersion)}
      <span aria-hidden className="text-tiny text-muted tabular-nums">
        {messages.versionNumbers(position ?? '', count ?? '')}
      </span>
      {arrow('next', messages.nextVersion)}
    </fieldset>
  );
}

/** Goes to another version: it takes this one's place, and the focus goes on from the same arrow there. */
function useArrows({ id, conversationId }: Message) {
  const app = useApp();
  const letGo = useContext(LetGo);
  const group = useRef<HTMLFieldSetElement>(null);
  const goneTo = useAppState((state) => (state.goneTo?.messageId === id ? state.goneTo : null));
  useLayoutEffect(() => {
    if (!goneTo) return;
    group.current
      ?.querySelector<HTMLElement>(`[data-arrow="${goneTo.arrow}"]`)
      ?.focus({ preventScroll: true });
    app.store.setState({ goneTo: null });
  }, [app, goneTo]);
  return {
    group,
    goTo: (messageId: string, arrow: 'previous' | 'next') => {
      letGo();
      app.store.setState({ goneTo: { messageId, arrow } });
      void app.showSibling(conversationId, messageId);
    },
  };
}
