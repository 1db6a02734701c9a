import { estimated, exactly } from './numbers';
import type { Share, ShareName } from './shares';

const looks: Record<ShareName, { label: string; color: string }> = {
  system: { label: 'System prompt', color: 'bg-accent' },
  summary: { label: 'Summary', color: 'bg-muted/70' },
  pinned: { label: 'Pinned', color: 'bg-accent/75' },
  recent: { label: 'Recent messages', color: 'bg-accent/50' },
  draft: { label: 'Your draft', color: 'bg-accent/25' },
  reply: { label: 'Room for the reply', color: 'bg-faint/40' },
};

interface ShareBarProps {
  shares: readonly Share[];
  /** The model's window in tokens; undefined if nobody knows. */
  windowTokens: number | undefined;
  /** How many of the first tokens the provider's cache should have. */
  cachedTokens: number;
  isRough: boolean;
}

/** The window as a bar, and what each part of it is for. The legend has the parts in the order of the bar. */
export function ShareBar({ shares, windowTokens, cachedTokens, isRough }: ShareBarProps) {
  const used = shares.reduce((sum, { tokens }) => sum + tokens, 0);
  const whole = Math.max(windowTokens ?? 0, used);
  const shown = shares.filter(({ tokens }) => tokens > 0);
  return (
    <div className="flex flex-col gap-3">
      <div aria-hidden className="flex flex-col gap-1">
        <div className="flex h-3 gap-0.5 overflow-hidden rounded-full bg-raised">
          {shown
            .filter(({ name }) => name !== 'reply')
            .map((share) => (
              <Segment key={share.name} share={share} />
            ))}
          <span style={{ flexGrow: whole - used }} />
          {shown
            .filter(({ name }) => name === 'reply')
            .map((share) => (
              <Segment key={share.name} share={share} />
            ))}
        </div>
        {cachedTokens > 0 && (
          <span
            className="h-0.5 min-w-1.5 rounded-full bg-accent"
            style={{ width: `${(100 * cachedTokens) / whole}%` }}
          />
        )}
      </div>
      <ul aria-label="Parts of the request" className="flex flex-col gap-1 text-small tabular-nums">
        {shown.map(({ name, tokens }) => (
          <Part key={name} mark={`h-2.5 ${looks[name].color}`} label={looks[name].label}>
            {name === 'reply' ? exactly(tokens) : estimated(tokens, isRough)}
          </Part>
        ))}
        {cachedTokens > 0 && (
          <Part mark="h-0.5 bg-accent" label="Of these, in the provider’s cache">
            {estimated(cachedTokens, isRough)}
          </Part>
        )}
      </ul>
    </div>
  );
}

/** Never so thin that it cannot be seen. */
function Segment({ share: { name, tokens } }: { share: Share }) {
  return <span style={{ flexGrow: tokens }} className={`min-w-1 basis-0 ${looks[name].color}`} />;
}

function Part({ mark, label, children }: { mark: string; label: string; children: string }) {
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden className={`w-2.5 shrink-0 rounded-full ${mark}`} />
      <span className="flex-1">{label}</span>
      <span className="text-muted">{children}</span>
    </li>
  );
}
