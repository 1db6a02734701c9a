import {
  Check,
  Copy,
  Ellipsis,
  Eye,
  EyeOff,
  FileSearch,
  GitFork,
  Import,
  Pencil,
  Pin,
  PinOff,
  RefreshCw,
  TextInitial,
  Trash2,
} from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { wishOf } from '@/lib/app/memory';
import { cutReplies, textOfParts } from '@/lib/core/continued-reply';
import type { Message } from '@/lib/core/conversation';
import { useApp } from '../app-context';
import { useIsReceiving } from '../chat/use-is-receiving';
import { later } from '../later';
import { MenuItem, MenuSeparator } from '../ui/menu';
import { MenuButton } from '../ui/menu-button';
import { useCopy } from '../ui/use-copy';
import { useWords } from '../words';

const MessageOrigin = later(async () => (await import('./message-origin')).MessageOrigin);
const WhatWasSent = later(async () => (await import('./what-was-sent')).WhatWasSent);

interface MessageMenuProps {
  message: Message;
  /** The parts of the reply before it: what is done is done with all of them. */
  earlier?: readonly Message[];
  /** Whether there is something in the message that can be copied, pinned or excluded. */
  hasText?: boolean;
  /** Whether it is a reply that can be made again, and has no button for that. */
  canRegenerate?: boolean;
  /** Whether its button stays out of sight until the pointer or the focus is in the group around it. */
  isQuiet?: boolean;
}

/**
 * What can be done with a message besides reading it. There is one for each message, so nothing but its button is
 * made before it is used.
 */
export function MessageMenu({
  message,
  earlier = none,
  hasText = true,
  canRegenerate = false,
  isQuiet = false,
}: MessageMenuProps) {
  const { locale, messages, parts: says } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const [hasOrigin, setHasOrigin] = useState(false);
  const [recorded, setRecorded] = useState<Message>();
  const parts = [...earlier, message];
  const replies = cutReplies(parts);
  const sent = replies.filter(({ importedFrom }) => !importedFrom);
  const { hasCopied, copy } = useCopy();
  const isReply = message.role === 'assistant';
  return (
    <>
      <MenuButton
        ref={button}
        icon={hasCopied ? Check : Ellipsis}
        label={hasCopied ? messages.copied : messages.more}
        className={isQuiet ? quiet : ''}
      >
        {!isReply && <EditItem message={message} />}
        {canRegenerate && <RegenerateItem message={replies[0] ?? message} />}
        {hasText && <CopyItems parts={isReply ? replies : parts} onCopy={copy} />}
        <ForkItem message={message} />
        <MenuSeparator />
        {hasText && <Wishes message={message} parts={parts} />}
        {message.importedFrom && (
          <MenuItem icon={Import} label={says.origin} onClick={() => setHasOrigin(true)} />
        )}
        {sent.map((reply, index) => (
          <MenuItem
            key={reply.id}
            icon={FileSearch}
            label={
              index === 0
                ? messages.whatWasSent
                : messages.whatWasSentToContinue(index.toLocaleString(locale))
            }
            onClick={() => setRecorded(reply)}
          />
        ))}
        <DeleteItem parts={parts} button={button} />
      </MenuButton>
      {hasOrigin && <MessageOrigin message={message} anchor={button} onClose={() => setHasOrigin(false)} />}
      {recorded && <WhatWasSent message={recorded} anchor={button} onClose={() => setRecorded(undefined)} />}
    </>
  );
}

const none: readonly Message[] = [];

/** Where nothing can hover it is always seen. */
const quiet =
  'transition-opacity [@media(hover:hover)]:opacity-0 group-hover/message:opacity-100! group-focus-within/message:opacity-100! aria-expanded:opacity-100!';

function EditItem({ message }: { message: Message }) {
  const app = useApp();
  const { messages } = useWords();
  return <MenuItem icon={Pencil} label={messages.edit} onClick={() => app.edit(message)} />;
}

function RegenerateItem({ message }: { message: Message }) {
  const app = useApp();
  const { messages } = useWords();
  if (useIsReceiving(message.conversationId)) return null;
  return (
    <MenuItem icon={RefreshCw} label={messages.regenerate} onClick={() => void app.regenerate(message.id)} />
  );
}

interface CopyItemsProps {
  parts: readonly Message[];
  onCopy: (text: string) => Promise<void>;
}

/** The user's words as they are; a reply as Markdown, which it is, or as it reads without the marks. */
function CopyItems({ parts, onCopy }: CopyItemsProps) {
  const { messages } = useWords();
  const text = textOfParts(parts.map(({ content }) => content));
  if (text === '') return null;
  if (parts[0]?.role === 'user')
    return <MenuItem icon={Copy} label={messages.copy} onClick={() => void onCopy(text)} />;
  const copyPlain = async () => {
    const { plainText } = await import('../markdown/plain-text');
    await onCopy(plainText(text));
  };
  return (
    <>
      <MenuItem icon={Copy} label={messages.copyMarkdown} onClick={() => void onCopy(text)} />
      <MenuItem icon={TextInitial} label={messages.copyPlainText} onClick={() => void copyPlain()} />
    </>
  );
}

function ForkItem({ message }: { message: Message }) {
  const app = useApp();
  const { messages } = useWords();
  return <MenuItem icon={GitFork} label={messages.fork} onClick={() => void app.fork(message)} />;
}

interface DeleteItemProps {
  parts: readonly Message[];
  button: RefObject<HTMLElement | null>;
}

/** While a reply is arriving nothing can be deleted: what it answers must not change under it. */
function DeleteItem({ parts, button }: DeleteItemProps) {
  const app = useApp();
  const { messages } = useWords();
  if (useIsReceiving(parts[0]?.conversationId ?? '')) return null;
  return (
    <MenuItem
      icon={Trash2}
      label={messages.delete}
      isDangerous
      onClick={() => {
        focusNext(button.current);
        void app.deleteMessages(parts);
      }}
    />
  );
}

/** Gives the focus to the message after the one that an element is in; after the last one, to the composer. */
function focusNext(element: HTMLElement | null): void {
  const row = element?.closest<HTMLElement>('[data-message]');
  const main = element?.closest('main');
  const rows = [...(main?.querySelectorAll<HTMLElement>('[data-message]') ?? [])];
  const next = row && rows[rows.indexOf(row) + 1];
  (next ?? main?.querySelector<HTMLElement>('[data-composer]'))?.focus({ preventScroll: true });
}

/** Pin and Exclude, and the way back from each. */
function Wishes({ message, parts }: { message: Message; parts: readonly Message[] }) {
  const app = useApp();
  const { messages } = useWords();
  const wish = wishOf(message);
  return (
    <>
      {wish === 'pinned' ? (
        <MenuItem icon={PinOff} label={messages.unpin} onClick={() => void app.setWish(parts, 'none')} />
      ) : (
        <MenuItem icon={Pin} label={messages.pin} onClick={() => void app.setWish(parts, 'pinned')} />
      )}
      {wish === 'excluded' ? (
        <MenuItem icon={Eye} label={messages.include} onClick={() => void app.setWish(parts, 'none')} />
      ) : (
        <MenuItem
          icon={EyeOff}
          label={messages.exclude}
          onClick={() => void app.setWish(parts, 'excluded')}
        />
      )}
    </>
  );
}
