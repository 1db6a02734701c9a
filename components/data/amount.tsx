import type { ReactNode } from 'react';

interface AmountProps {
  name: string;
  hint?: string | undefined;
  isStrong?: boolean;
  children: ReactNode;
}

/** A number and what it counts. */
export function Amount({ name, hint, isStrong = false, children }: AmountProps) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="flex min-w-0 flex-col">
        <span className={isStrong ? '' : 'text-muted'}>{name}</span>
        {hint && <span className="text-tiny text-faint">{hint}</span>}
      </dt>
      <dd className={`text-end tabular-nums ${isStrong ? 'font-medium' : 'text-muted'}`}>{children}</dd>
    </div>
  );
}
