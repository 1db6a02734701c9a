import { X } from 'lucide-react';
import type { Notice } from '@/lib/app/state';
import { useApp, useAppState } from '../app-context';
import { useWords } from '../words';
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
  const { common } = useWords();
  return (
    <div className="flex max-w-md animate-appear items-center gap-1 rounded-medium bg-ink py-1 ps-3 pe-1 text-small text-canvas shadow-floating">
      <p className="py-1 pe-2 wrap-anywhere">{notice.text}</p>
      {notice.undo && <NoticeButton label={common.undo} onClick={notice.undo} />}
      {notice.action && <NoticeButton label={notice.action.label} onClick={notice.action.run} />}
      <IconButton
        icon={X}
        label="Dismiss"
        className="text-canvas! hover:bg-muted!"
        onClick={() => app.dismissNotice(notice.id)}
      />
    </div>
  );
}

function NoticeButton({ label, onClick }: { label: string; onClick: () => Promise<void> }) {
  return (
    <Button
      look="quiet"
      className="shrink-0 text-canvas! underline hover:bg-muted!"
      onClick={() => void onClick()}
    >
      {label}
    </Button>
  );
}
