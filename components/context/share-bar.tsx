import { useWords } from '../words';
import { useNumbers } from './locale-numbers';
import type { Share, ShareName } from './shares';

const colors: Record<ShareName, string> = {
  system: 'bg-accent',
  profile: 'bg-accent/85',
  summary: 'bg-muted/70',
  pinned: 'bg-accent/75',
  recent: 'bg-accent/50',
  draft: 'bg-accent/25',
  reply: 'bg-faint/40',
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
  const { context: words } = useWords();
  const { estimated, exactly } = useNumbers();
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
      <ul aria-label={words.parts} className="flex flex-col gap-1 text-small tabular-nums">
        {shown.map(({ name, tokens }) => (
          <Part key={name} mark={`h-2.5 ${colors[name]}`} label={words.part[name]}>
            {name === 'reply' ? exactly(tokens) : estimated(tokens, isRough)}
          </Part>
        ))}
        {cachedTokens > 0 && (
          <Part mark="h-0.5 bg-accent" label={words.cachedPart}>
            {estimated(cachedTokens, isRough)}
          </Part>
        )}
      </ul>
    </div>
  );
}

/** Never so thin that it cannot be seen. */
function Segment({ share: { name, tokens } }: { share: Share }) {
  return <span style={{ flexGrow: tokens }} className={`min-w-1 basis-0 ${colors[name]}`} />;
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
