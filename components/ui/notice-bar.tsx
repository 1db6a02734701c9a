import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Notice } from '@/lib/app/state';
import { useApp, useAppState } from '../app-context';
import { useWords } from '../words';
import { Button } from './button';
import { IconButton } from './icon-button';
import { useHeldNotices } from './use-held-notices';

/** So that they never take much of the panel; the others come into sight when these have left. */
const mostNotices = 2;

/**
 * The passing messages, the newest first, with Undo where there is a way back. In the flow, so that they cover
 * nothing. None leaves while the pointer or the focus is on them.
 */
export function NoticeBar() {
  const box = useRef<HTMLDivElement>(null);
  const words = useWords().notices;
  const notices = useAppState((state) => state.notices);
  useUndoKey();
  useHeldNotices(box, notices);
  const shown = notices.slice(-mostNotices).reverse();
  const items = (isError: boolean) =>
    shown
      .filter((notice) => (notice.isError ?? false) === isError)
      .map((notice) => <NoticeItem key={notice.id} notice={notice} />);
  const errors = items(true);
  const look = 'flex flex-col items-center gap-2 px-3 not-empty:pb-2';
  return (
    <div ref={box}>
      {errors.length > 0 && (
        <div role="alert" className={look}>
          {errors}
        </div>
      )}
      <div role="status" aria-label={words.label} className={look}>
        {items(false)}
      </div>
    </div>
  );
}

function NoticeItem({ notice }: { notice: Notice }) {
  const app = useApp();
  const words = useWords();
  return (
    <div className="flex w-full max-w-md animate-appear flex-wrap items-center justify-end gap-1 rounded-medium bg-ink py-1 pe-1 ps-3 text-small text-canvas shadow-floating">
      <p className="flex-1 basis-32 py-1 pe-2 wrap-anywhere">{notice.text}</p>
      {notice.action && <ActionButton {...notice.action} />}
      {notice.undo && <ActionButton label={words.common.undo} run={notice.undo} keys="Control+Z Meta+Z" />}
      <IconButton
        icon={X}
        label={words.notices.dismiss}
        className="text-canvas! hover:bg-muted!"
        onClick={() => app.dismissNotice(notice.id)}
      />
    </div>
  );
}

interface ActionButtonProps {
  label: string;
  run: () => Promise<void>;
  keys?: string;
}

function ActionButton({ label, run, keys }: ActionButtonProps) {
  return (
    <Button
      look="quiet"
      className="shrink-0 text-canvas! underline hover:bg-muted!"
      aria-keyshortcuts={keys}
      onClick={() => void run()}
    >
      {label}
    </Button>
  );
}

/** Ctrl+Z or Cmd+Z takes back what was done last, where the key does not belong to a field. */
function useUndoKey(): void {
  const app = useApp();
  useEffect(() => {
    const undo = (event: KeyboardEvent) => {
      const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey);
      if (!isUndo || event.shiftKey || event.altKey || event.defaultPrevented || isField(event.target))
        return;
      if (!app.store.getState().notices.some((notice) => notice.undo)) return;
      event.preventDefault();
      void app.undoLast();
    };
    addEventListener('keydown', undo);
    return () => removeEventListener('keydown', undo);
  }, [app]);
}

/** Whether an element has an undo of its own. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('input:not([type="checkbox"]), textarea, select, [contenteditable]')
  );
}
