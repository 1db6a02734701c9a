import { Ellipsis, Eye, EyeOff, FileSearch, Pin, PinOff } from 'lucide-react';
import { useRef, useState } from 'react';
import { wishOf } from '@/lib/app/memory';
import type { Message } from '@/lib/core/conversation';
import { useApp } from '../app-context';
import { later } from '../later';
import { MenuItem } from '../ui/menu';
import { MenuButton } from '../ui/menu-button';

const WhatWasSent = later(async () => (await import('./what-was-sent')).WhatWasSent);

interface MessageMenuProps {
  message: Message;
  /** Whether there is something in the message that can be pinned or excluded. */
  hasText?: boolean;
  /** Whether its button stays out of sight until the pointer or the focus is in the group around it. */
  isQuiet?: boolean;
}

/**
 * What can be done with a message besides reading it. There is one for each message, so nothing but its button is
 * made before it is used.
 */
export function MessageMenu({ message, hasText = true, isQuiet = false }: MessageMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [hasRecord, setHasRecord] = useState(false);
  return (
    <>
      <MenuButton
        ref={button}
        icon={Ellipsis}
        label="More about this message"
        className={isQuiet ? quiet : ''}
      >
        {hasText && <Wishes message={message} />}
        {message.role === 'assistant' && (
          <MenuItem icon={FileSearch} label="What was sent" onClick={() => setHasRecord(true)} />
        )}
      </MenuButton>
      {hasRecord && <WhatWasSent message={message} anchor={button} onClose={() => setHasRecord(false)} />}
    </>
  );
}

/** Where nothing can hover it is always seen. */
const quiet =
  'transition-opacity [@media(hover:hover)]:opacity-0 group-hover/message:opacity-100! group-focus-within/message:opacity-100! aria-expanded:opacity-100!';

/** Pin and Exclude, and the way back from each. */
function Wishes({ message }: { message: Message }) {
  const app = useApp();
  const wish = wishOf(message);
  return (
    <>
      {wish === 'pinned' ? (
        <MenuItem icon={PinOff} label="Unpin" onClick={() => void app.setWish(message, 'none')} />
      ) : (
        <MenuItem icon={Pin} label="Pin" onClick={() => void app.setWish(message, 'pinned')} />
      )}
      {wish === 'excluded' ? (
        <MenuItem icon={Eye} label="Include" onClick={() => void app.setWish(message, 'none')} />
      ) : (
        <MenuItem icon={EyeOff} label="Exclude" onClick={() => void app.setWish(message, 'excluded')} />
      )}
    </>
  );
}
