import { type ComponentProps, type RefObject, useEffect, useRef } from 'react';

interface DialogProps extends Omit<ComponentProps<'dialog'>, 'onClose' | 'ref'> {
  label: string;
  /** Called once it is closed, however that was asked for; the focus is back where it was. */
  onClose: () => void;
  /** Gets a function that closes it, for a choice that is made inside. */
  closeRef?: RefObject<() => void>;
}

/** A dialog over the panel: what is under it cannot be reached, Escape or a press beside it closes it. */
export function Dialog({ label, onClose, closeRef, className = '', children, ...props }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const latestOnClose = useRef(onClose);
  useEffect(() => {
    latestOnClose.current = onClose;
  });
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    // The event comes late: by then it may have been opened again.
    const closed = () => !element.open && latestOnClose.current();
    element.addEventListener('close', closed);
    element.showModal();
    if (closeRef) closeRef.current = () => element.close();
    return () => {
      element.removeEventListener('close', closed);
      // The browser gives the focus back only to those who close before they go.
      element.close();
    };
  }, [closeRef]);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      closedby="any"
      className={`m-auto overflow-hidden outline-none rounded-large border border-line bg-surface text-ink shadow-floating backdrop:bg-black/25 open:animate-appear dark:backdrop:bg-black/50 ${className}`}
      {...props}
    >
      {children}
    </dialog>
  );
}
