import { Eye, EyeOff, Pin, PinOff } from 'lucide-react';
import { wishOf } from '@/lib/app/memory';
import type { Message } from '@/lib/core/conversation';
import { useApp } from '../app-context';
import { IconButton } from '../ui/icon-button';

interface MessageWishesProps {
  message: Message;
  /** Whether they stay out of sight until the pointer or the focus is in the group around them. */
  isQuiet?: boolean;
}

/** Pin and Exclude for one message, and the way back from each. */
export function MessageWishes({ message, isQuiet = false }: MessageWishesProps) {
  const app = useApp();
  const wish = wishOf(message);
  const isPinned = wish === 'pinned';
  const isExcluded = wish === 'excluded';
  const look = isQuiet ? quiet : '';
  return (
    <>
      <IconButton
        icon={isPinned ? PinOff : Pin}
        label={isPinned ? 'Unpin' : 'Pin'}
        className={look}
        onClick={() => void app.setWish(message, isPinned ? 'none' : 'pinned')}
      />
      <IconButton
        icon={isExcluded ? Eye : EyeOff}
        label={isExcluded ? 'Include' : 'Exclude'}
        className={look}
        onClick={() => void app.setWish(message, isExcluded ? 'none' : 'excluded')}
      />
    </>
  );
}

/** Where nothing can hover they are always seen. */
const quiet =
  'transition-opacity [@media(hover:hover)]:opacity-0 group-hover/message:opacity-100! group-focus-within/message:opacity-100!';

/** Says by a message what the user wants of it; nothing for most. */
export function WishMark({ message }: { message: Message }) {
  const wish = wishOf(message);
  if (wish === 'none') return null;
  const Icon = wish === 'pinned' ? Pin : EyeOff;
  return (
    <span
      className={`flex items-center gap-1 px-1 text-tiny ${wish === 'pinned' ? 'text-accent' : 'text-muted'}`}
    >
      <Icon aria-hidden className="size-3" strokeWidth={2} />
      {wish === 'pinned' ? 'Pinned' : 'Excluded'}
    </span>
  );
}
