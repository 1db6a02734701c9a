import { X } from 'lucide-react';
import type { Notice } from '@/lib/app/state';
import { useApp, useAppState } from '../app-context';
import { Button } from './button';
import { IconButton } from './icon-button';

/** The passing messages at the lower edge, with Undo where there is a way back. */
export function NoticeBar() {
  const notices = useAppState((state) => state.notices);
  return (
    <div
      role="status"
      aria-label="Notices"
      className="pointer-events-none fixed inset-x-0 bottom-28 z-20 flex flex-col items-center gap-2 px-3"
    >
      {notices.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeItem({ notice }: { notice: Notice }) {
  const app = useApp();
  return (
    <div className="pointer-events-auto flex max-w-md animate-appear items-center gap-1 rounded-medium bg-ink py-1 pr-1 pl-3 text-small text-canvas shadow-floating">
      <p className="py-1 pr-2 wrap-anywhere">{notice.text}</p>
      {notice.undo && (
        <Button
          look="quiet"
          className="text-canvas! underline hover:bg-muted!"
          onClick={() => void notice.undo?.()}
        >
          Undo
        </Button>
      )}
      <IconButton
        icon={X}
        label="Dismiss"
        className="text-canvas! hover:bg-muted!"
        onClick={() => app.dismissNotice(notice.id)}
      />
    </div>
  );
}
