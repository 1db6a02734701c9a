import type { LucideIcon } from 'lucide-react';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { IconButton } from './icon-button';
import { Menu } from './menu';

interface MenuButtonProps {
  /** Gets the button, for what an item opens in the place of the menu. */
  ref?: RefObject<HTMLButtonElement | null>;
  icon: LucideIcon;
  label: string;
  className?: string;
  /** -1 where arrow keys lead to it. */
  tabIndex?: number;
  /** The items of the menu. */
  children: ReactNode;
}

/** A button that opens a menu. Nothing but the button is made before it is used. */
export function MenuButton({ ref, icon, label, className = '', tabIndex, children }: MenuButtonProps) {
  const own = useRef<HTMLButtonElement>(null);
  const button = ref ?? own;
  const [opened, setOpened] = useState<'pointer' | 'keyboard'>();
  const wasOpen = useRef(false);
  return (
    <>
      <IconButton
        ref={button}
        icon={icon}
        label={label}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-expanded={opened !== undefined}
        className={`aria-expanded:bg-raised ${className}`}
        // A press beside the menu closes it before the click on its button comes.
        onPointerDown={() => {
          wasOpen.current = opened !== undefined;
        }}
        onClick={({ detail }) => {
          if (detail === 0) setOpened('keyboard');
          else if (!wasOpen.current) setOpened('pointer');
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpened('keyboard');
        }}
      />
      {opened && (
        <Menu
          label={label}
          anchor={button}
          isByKeyboard={opened === 'keyboard'}
          onClose={() => setOpened(undefined)}
        >
          {children}
        </Menu>
      )}
    </>
  );
}
