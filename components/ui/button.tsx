import type { ComponentProps } from 'react';

const looks = {
  primary: 'bg-accent text-on-accent hover:opacity-90',
  plain: 'border border-line bg-surface text-ink hover:bg-raised',
  danger: 'border border-line bg-surface text-danger hover:bg-danger-soft',
  quiet: 'text-muted hover:bg-raised hover:text-ink',
};

type ButtonProps = ComponentProps<'button'> & { look?: keyof typeof looks };

export function Button({ look = 'plain', className = '', ...props }: ButtonProps) {
  return (
    <button
      type="button"
      className={`inline-flex min-h-8 items-center justify-center gap-2 rounded-medium px-3 py-1 text-small font-medium transition-colors duration-100 disabled:opacity-50 ${looks[look]} ${className}`}
      {...props}
    />
  );
}

/** A button inside a sentence. */
export function TextButton(props: ComponentProps<'button'>) {
  return (
    <button type="button" className="rounded-small text-accent underline underline-offset-2" {...props} />
  );
}
