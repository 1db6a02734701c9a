import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

type IconButtonProps = ComponentProps<'button'> & { icon: LucideIcon; label: string };

/** A button that shows only an icon; the label is its name and its tooltip. */
export function IconButton({ icon: Icon, label, className = '', ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex size-8 shrink-0 items-center justify-center rounded-medium text-muted transition-colors duration-100 hover:bg-raised hover:text-ink disabled:opacity-40 ${className}`}
      {...props}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.75} />
    </button>
  );
}
