import { BookMarked, Command, Globe, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useAppState } from '../app-context';
import { Keys } from '../commands/keys';
import { isOnMac, keysOf } from '../commands/shortcut';
import { shortcuts } from '../commands/shortcuts';
import { Mark } from '../ui/mark';
import { useIsWide } from '../ui/use-is-wide';
import { useWords } from '../words';

/** A new conversation, before its first message: what it is, and a few ways to begin that one might not know of. */
export function EmptyConversation() {
  const app = useApp();
  const isWide = useIsWide();
  const { welcome, page, commands } = useWords();
  const hasSystemPrompt = useAppState((state) => state.settings?.systemPrompt !== '');
  return (
    <div className="@container flex min-h-full flex-col items-center justify-center gap-6 px-6 py-4 text-center">
      <header className="flex flex-col items-center gap-3">
        <Mark className="size-9 text-accent" />
        <h2 className="text-title font-semibold">{welcome.empty}</h2>
        <p className="max-w-64 text-small text-balance text-muted">
          {welcome.emptyNote}
          {hasSystemPrompt && ` ${welcome.systemPromptFirst}`}
        </p>
      </header>
      <div className="flex max-w-full flex-col">
        {/* A panel this wide is in a tab of its own, beside no page. */}
        {!isWide && <Way icon={Globe} label={page.addPage} onClick={() => void app.addPage('page')} />}
        <Way icon={BookMarked} label={commands.choosePrompt} onClick={() => app.showOverlay('prompts')} />
        <Way icon={Command} label={commands.openPalette} onClick={() => app.showOverlay('commands')}>
          <span aria-hidden className="ms-2 @max-[16rem]:hidden">
            <Keys keys={keysOf(shortcuts.openPalette, isOnMac)} />
          </span>
        </Way>
      </div>
    </div>
  );
}

interface WayProps {
  icon: LucideIcon;
  label: string;
  onClick: () => void;
  children?: ReactNode;
}

function Way({ icon: Icon, label, onClick, children }: WayProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="flex min-h-9 items-center gap-2.5 rounded-medium px-2.5 py-1 text-start text-small text-muted transition-colors duration-100 hover:bg-raised hover:text-ink"
    >
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      <span className="min-w-0 flex-1 wrap-anywhere">{label}</span>
      {children}
    </button>
  );
}
