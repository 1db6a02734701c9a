import { Menu } from '@base-ui/react/menu';
import type { LucideIcon } from 'lucide-react';

interface MenuItemProps {
  icon: LucideIcon;
  label: string;
  isDangerous?: boolean;
  onClick: () => void;
}

/** One of the things that a menu offers. */
export function MenuItem({ icon: Icon, label, isDangerous = false, onClick }: MenuItemProps) {
  return (
    <Menu.Item
      onClick={onClick}
      className={`flex min-h-8 cursor-default items-center gap-2 rounded-small px-2 py-1 text-small outline-none data-highlighted:bg-raised ${isDangerous ? 'text-danger' : ''}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      {label}
    </Menu.Item>
  );
}

/** How the box around the items looks. */
export const menuLook =
  'max-w-(--available-width) min-w-44 animate-appear rounded-medium border border-line bg-surface p-1 shadow-floating outline-none';
