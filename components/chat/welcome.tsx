import { ChevronRight, KeyRound, Laptop, type LucideIcon } from 'lucide-react';
import { useApp } from '../app-context';
import { TextButton } from '../ui/button';
import { Mark } from '../ui/mark';
import { useWords } from '../words';

/** The first run: what Aside is, and three ways to a model. */
export function Welcome() {
  const app = useApp();
  const { welcome } = useWords();
  return (
    <main className="mx-auto flex h-full w-full max-w-md flex-col overflow-auto px-5 py-8">
      <div className="my-auto flex flex-col gap-6">
        <header className="flex flex-col gap-3">
          <Mark className="size-10 text-accent" />
          <h1 className="text-display font-semibold tracking-tight text-balance">{welcome.title}</h1>
          <p className="text-muted text-pretty">{welcome.what}</p>
        </header>
        <nav aria-label={welcome.ways} className="flex flex-col gap-2">
          <Way name={welcome.anthropic} hint={welcome.anthropicHint} icon={KeyRound} providerId="anthropic" />
          <Way name={welcome.openai} hint={welcome.openaiHint} icon={KeyRound} providerId="openai" />
          <Way name={welcome.local} hint={welcome.localHint} icon={Laptop} providerId="ollama" />
        </nav>
        <p className="text-small text-muted">
          {welcome.others[0]}
          <TextButton aria-label={welcome.openSettings} onClick={() => app.show('settings')}>
            {welcome.others[1]}
          </TextButton>
          {welcome.others[2]}
        </p>
      </div>
    </main>
  );
}

interface WayProps {
  name: string;
  hint: string;
  icon: LucideIcon;
  providerId: string;
}

function Way({ name, hint, icon: Icon, providerId }: WayProps) {
  const app = useApp();
  const hintId = `${providerId}-hint`;
  return (
    <button
      type="button"
      aria-label={name}
      aria-describedby={hintId}
      onClick={() => app.setUp(providerId)}
      className="group flex items-center gap-3 rounded-large border border-line bg-surface px-4 py-3 text-start transition-colors duration-100 hover:border-accent"
    >
      <Icon aria-hidden className="size-5 shrink-0 text-accent" strokeWidth={1.75} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="font-medium">{name}</span>
        <span id={hintId} className="text-small text-muted">
          {hint}
        </span>
      </span>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-faint rtl:-scale-x-100" />
    </button>
  );
}
