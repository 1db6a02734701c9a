import { type ReactNode, useId } from 'react';

interface DataSectionProps {
  title: string;
  hint: string;
  children?: ReactNode;
}

/** One of the things that can be done with what is stored. */
export function DataSection({ title, hint, children }: DataSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 py-6 first:pt-5">
      <div className="flex flex-col gap-1">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        <p className="text-small text-muted">{hint}</p>
      </div>
      {children}
    </section>
  );
}
