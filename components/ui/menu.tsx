import type { LucideIcon } from 'lucide-react';
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { placeBeside } from './place-beside';

/** Closes the menu around an item. */
const CloseContext = createContext<() => void>(() => {});

interface MenuProps {
  label: string;
  /** The button that opened it: it is shown beside it, and the focus goes back there. */
  anchor: RefObject<HTMLElement | null>;
  /** Whether it was opened by keyboard: then the focus is on its first item. */
  isByKeyboard: boolean;
  /** Called once it is closed, by an item, Escape, Tab or a press beside it. */
  onClose: () => void;
  children: ReactNode;
}

/** A menu over everything else, open as long as it is rendered. The browser closes it and gives the focus back. */
export function Menu({ label, anchor, isByKeyboard, onClose, children }: MenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const latestOnClose = useRef(onClose);
  useEffect(() => {
    latestOnClose.current = onClose;
  });
  useLayoutEffect(() => {
    const menu = box.current;
    if (!menu) return;
    const onToggle = (event: Event) => {
      if (event instanceof ToggleEvent && event.newState === 'closed') latestOnClose.current();
    };
    const place = () => {
      if (anchor.current) placeBeside(menu, anchor.current);
    };
    menu.showPopover();
    place();
    addEventListener('resize', place);
    menu.addEventListener('toggle', onToggle);
    const first = isByKeyboard ? itemsOf(menu)[0] : undefined;
    (first ?? menu).focus();
    return () => {
      removeEventListener('resize', place);
      menu.removeEventListener('toggle', onToggle);
    };
  }, [anchor, isByKeyboard]);
  return (
    <CloseContext value={() => box.current?.hidePopover()}>
      <div
        ref={box}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="fixed m-0 max-w-[calc(100vw-1rem)] min-w-44 animate-appear overflow-y-auto rounded-medium border border-line bg-surface p-1 text-ink shadow-floating outline-none"
      >
        {children}
      </div>
    </CloseContext>
  );
}

interface MenuItemProps {
  icon: LucideIcon;
  label: string;
  isDangerous?: boolean;
  onClick: () => void;
}

/** One of the things that a menu offers. */
export function MenuItem({ icon: Icon, label, isDangerous = false, onClick }: MenuItemProps) {
  const close = useContext(CloseContext);
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      onClick={() => {
        // First of all: what the item does may move the focus to somewhere else.
        close();
        onClick();
      }}
      onPointerMove={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
      className={`flex min-h-8 w-full cursor-default items-center gap-2 rounded-small px-2 py-1 text-start text-small outline-none focus:bg-raised ${isDangerous ? 'text-danger' : ''}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      {label}
    </button>
  );
}

/** A line between two groups of items. */
export function MenuSeparator() {
  return <hr className="my-1 h-px border-0 bg-line" />;
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return Array.from(menu.querySelectorAll<HTMLElement>('[role^="menuitem"]'));
}

function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const menu = event.currentTarget;
  // The keys of a menu are its own, but not the shortcuts of the panel.
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  if (event.key === 'Tab') menu.hidePopover();
  const items = itemsOf(menu);
  const next = items[nextIndex(event, items)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Where a key leads to among the items; -1 for nowhere. */
function nextIndex({ key, ctrlKey, metaKey }: KeyboardEvent, items: readonly HTMLElement[]): number {
  const now = items.indexOf(document.activeElement as HTMLElement);
  const last = items.length - 1;
  if (key === 'ArrowDown') return now === last ? 0 : now + 1;
  if (key === 'ArrowUp') return now <= 0 ? last : now - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === ' ' || key.length > 1 || ctrlKey || metaKey) return -1;
  const starts = (item: HTMLElement) => item.textContent.toLowerCase().startsWith(key.toLowerCase());
  const after = items.findIndex((item, index) => index > now && starts(item));
  return after === -1 ? items.findIndex(starts) : after;
}
