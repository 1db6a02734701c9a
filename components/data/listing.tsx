import { type ReactNode, useId } from 'react';

interface ListingProps {
  title: string;
  /** Items of a list. */
  children: ReactNode;
  /** What follows the items; absent for nothing. */
  note?: ReactNode;
}

/** A few things by name, in a box of their own: what is wrong with each, or what can be done with it. */
export function Listing({ title, children, note }: ListingProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2.5 rounded-medium border border-line px-3 py-2.5 text-small">
      <h3 id={id} className="font-medium">
        {title}
      </h3>
      <ul aria-labelledby={id} className="flex flex-col gap-2.5">
        {children}
      </ul>
      {note}
    </div>
  );
}

/** A name that somebody gave: it may be long, and in any script. */
export function GivenName({ children }: { children: string }) {
  return (
    <span title={children} className="line-clamp-2 wrap-anywhere">
      <bdi>{children}</bdi>
    </span>
  );
}
