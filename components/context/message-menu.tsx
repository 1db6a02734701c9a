import { Menu } from '@base-ui/react/menu';
import { Ellipsis, Eye, EyeOff, FileSearch, Pin, PinOff } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { wishOf } from '@/lib/app/memory';
import type { Message } from '@/lib/core/conversation';
import { useApp } from '../app-context';
import { IconButton } from '../ui/icon-button';
import { MenuItem, menuLook } from '../ui/menu-item';
import { WhatWasSent } from './what-was-sent';

interface MessageMenuProps {
  message: Message;
  /** Whether there is something in the message that can be pinned or excluded. */
  hasText?: boolean;
  /** Whether its button stays out of sight until the pointer or the focus is in the group around it. */
  isQuiet?: boolean;
}

/** What of it is open; the menu also tells whether it was opened by keyboard. */
type Opened = 'menu' | 'menu by keyboard' | 'record';

/**
 * What can be done with a message besides reading it. There is one for each message, so nothing but its button is
 * made before it is used.
 */
export function MessageMenu({ message, hasText = true, isQuiet = false }: MessageMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<Opened>();
  const isMenuOpen = opened === 'menu' || opened === 'menu by keyboard';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    setOpened('menu by keyboard');
  };
  return (
    <>
      <IconButton
        ref={button}
        icon={Ellipsis}
        label="More about this message"
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        className={`aria-expanded:bg-raised ${isQuiet ? quiet : ''}`}
        onClick={({ detail }) => setOpened(detail === 0 ? 'menu by keyboard' : 'menu')}
        onKeyDown={onKeyDown}
      />
      {isMenuOpen && (
        // What an item has opened in the place of the menu stays open.
        <Menu.Root open onOpenChange={() => setOpened((now) => (now === 'record' ? now : undefined))}>
          <Menu.Portal>
            <Menu.Positioner anchor={button} sideOffset={4} align="end" collisionPadding={8} className="z-30">
              <Menu.Popup
                finalFocus={button}
                onFocus={opened === 'menu by keyboard' ? focusFirst : undefined}
                className={menuLook}
              >
                {hasText && <Wishes message={message} />}
                {message.role === 'assistant' && (
                  <MenuItem icon={FileSearch} label="What was sent" onClick={() => setOpened('record')} />
                )}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      )}
      {opened === 'record' && (
        <WhatWasSent message={message} anchor={button} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}

/** A menu that opens takes the focus itself; by keyboard one expects it on the first item. */
function focusFirst({ target, currentTarget }: FocusEvent<HTMLElement>): void {
  if (target === currentTarget) currentTarget.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
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
