import { Eye, EyeOff, Pin, PinOff } from 'lucide-react';
import { wishOf } from '@/lib/app/memory';
import type { Message } from '@/lib/core/conversation';
import { useApp } from '../app-context';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';

interface MessageWishesProps {
  message: Message;
  /** The id of what tells one message from another for those who do not see which line a button is in. */
  describedBy: string;
}

/** Pin and Exclude for one message, and the way back from each. */
export function MessageWishes({ message, describedBy }: MessageWishesProps) {
  const app = useApp();
  const { messages } = useWords();
  const wish = wishOf(message);
  const isPinned = wish === 'pinned';
  const isExcluded = wish === 'excluded';
  return (
    <>
      <IconButton
        icon={isPinned ? PinOff : Pin}
        aria-describedby={describedBy}
        label={isPinned ? messages.unpin : messages.pin}
        onClick={() => void app.setWish([message], isPinned ? 'none' : 'pinned')}
      />
      <IconButton
        icon={isExcluded ? Eye : EyeOff}
        aria-describedby={describedBy}
        label={isExcluded ? messages.include : messages.exclude}
        onClick={() => void app.setWish([message], isExcluded ? 'none' : 'excluded')}
      />
    </>
  );
}

/** Says by a message what the user wants of it; nothing for most. */
export function WishMark({ message }: { message: Message }) {
  const { reason } = useWords().context;
  const wish = wishOf(message);
  if (wish === 'none') return null;
  const Icon = wish === 'pinned' ? Pin : EyeOff;
  return (
    <span
      className={`flex items-center gap-1 px-1 text-tiny ${wish === 'pinned' ? 'text-accent' : 'text-muted'}`}
    >
      <Icon aria-hidden className="size-3" strokeWidth={2} />
      {reason[wish].label}
    </span>
  );
}
