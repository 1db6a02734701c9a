import { X } from 'lucide-react';
import type { Notice } from '@/lib/app/state';
import { useApp, useAppState } from '../app-context';
import { Button } from './button';
import { IconButton } from './icon-button';

/** The passing messages, with Undo where there is a way back. In the flow, so that they cover nothing. */
export function NoticeBar() {
  const notices = useAppState((state) => state.notices);
  return (
    <div role="status" aria-label="Notices" className="flex flex-col items-center gap-2 px-3 not-empty:pb-2">
      {notices.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeItem({ notice }: { notice: Notice }) {
  const app = useApp();
  return (
    <div className="flex max-w-md animate-appear items-center gap-1 rounded-medium bg-ink py-1 pr-1 pl-3 text-small text-canvas shadow-floating">
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
