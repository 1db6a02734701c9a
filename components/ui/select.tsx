import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { fieldLook } from './field';

/** A list to choose one from. It looks like the other fields; the list itself is the system's. */
export function Select({ className = 'w-full', ...props }: ComponentProps<'select'>) {
  return (
    <span className={`relative flex min-w-0 ${className}`}>
      <select className={`${fieldLook} appearance-none truncate pe-9!`} {...props} />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-muted"
        strokeWidth={1.75}
      />
    </span>
  );
}
