import { type ReactNode, useId } from 'react';

/** How text fields and selects look. */
export const fieldLook =
  'h-9 w-full rounded-medium border border-line bg-surface px-3 text-body text-ink placeholder:text-faint transition-colors duration-100 hover:border-faint focus:border-accent focus:outline-none aria-invalid:border-danger';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (props: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode;
}

/** A labelled field with room for a hint, or for what is wrong with it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      {children({ id, 'aria-describedby': noteId, 'aria-invalid': error !== undefined })}
      <p
        id={noteId}
        className={`text-small empty:hidden wrap-anywhere ${error ? 'text-danger' : 'text-muted'}`}
      >
        {error ?? hint}
      </p>
    </div>
  );
}
