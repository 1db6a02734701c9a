import { estimated, exactly } from './numbers';
import type { Share, ShareName } from './shares';

const looks: Record<ShareName, { label: string; color: string }> = {
  system: { label: 'System prompt', color: 'bg-accent' },
  pinned: { label: 'Pinned', color: 'bg-accent/75' },
  recent: { label: 'Recent messages', color: 'bg-accent/50' },
  draft: { label: 'Your draft', color: 'bg-accent/25' },
  reply: { label: 'Room for the reply', color: 'bg-faint/40' },
};

interface ShareBarProps {
  shares: readonly Share[];
  /** The model's window in tokens; undefined if nobody knows. */
  windowTokens: number | undefined;
  isRough: boolean;
}

/** The window as a bar, and what each part of it is for. The legend has the parts in the order of the bar. */
export function ShareBar({ shares, windowTokens, isRough }: ShareBarProps) {
  const used = shares.reduce((sum, { tokens }) => sum + tokens, 0);
  const free = Math.max(0, (windowTokens ?? used) - used);
  const shown = shares.filter(({ tokens }) => tokens > 0);
  return (
    <div className="flex flex-col gap-3">
      <div aria-hidden className="flex h-3 gap-0.5 overflow-hidden rounded-full bg-raised">
        {shown
          .filter(({ name }) => name !== 'reply')
          .map((share) => (
            <Segment key={share.name} share={share} />
          ))}
        <span style={{ flexGrow: free }} />
        {shown
          .filter(({ name }) => name === 'reply')
          .map((share) => (
            <Segment key={share.name} share={share} />
          ))}
      </div>
      <ul aria-label="Parts of the request" className="flex flex-col gap-1 text-small tabular-nums">
        {shown.map(({ name, tokens }) => (
          <li key={name} className="flex items-center gap-2">
            <span aria-hidden className={`size-2.5 shrink-0 rounded-full ${looks[name].color}`} />
            <span className="flex-1">{looks[name].label}</span>
            <span className="text-muted">
              {name === 'reply' ? exactly(tokens) : estimated(tokens, isRough)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Never so thin that it cannot be seen. */
function Segment({ share: { name, tokens } }: { share: Share }) {
  return <span style={{ flexGrow: tokens }} className={`min-w-1 basis-0 ${looks[name].color}`} />;
}
