import { Bot } from 'lucide-react';
import { presetOf } from '@/lib/core/presets';
import { useApp } from '../app-context';
import { usePlan } from '../context/plan-provider';
import { useWords } from '../words';

/** The model that answers; a press offers the others. */
export function ModelButton() {
  const app = useApp();
  const { model } = usePlan().conversation;
  const { models: words } = useWords();
  const provider = presetOf(model.providerId).name;
  const name = model.name || words.noneChosen;
  return (
    <span className="flex min-w-16 flex-1 @max-[15rem]:min-w-0">
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={words.button(name, provider)}
        title={`${name} · ${provider}`}
        onClick={() => app.showOverlay('models')}
        className="flex h-8 max-w-full items-center rounded-medium px-2 text-small text-muted transition-colors duration-100 hover:bg-raised hover:text-ink"
      >
        {/* Where text is large there is no room for the name. */}
        <Bot aria-hidden className="hidden size-4 shrink-0 @max-[15rem]:block" strokeWidth={1.75} />
        <span className="truncate @max-[15rem]:hidden">{name}</span>
      </button>
    </span>
  );
}
