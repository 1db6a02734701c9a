import type { ModelListRow } from '@/lib/app/app';
import { explain } from '@/lib/core/explain';
import { presetOf } from '@/lib/core/presets';
import { useApp } from '../app-context';
import { Button } from '../ui/button';
import { useWords } from '../words';
import type { Asking } from './use-listed-models';

interface ProviderNotesProps {
  asking: ReadonlyMap<string, Asking>;
  /** Undefined until they are read. */
  lists: readonly ModelListRow[] | undefined;
  onAskAgain: (providerId: string) => void;
  /** Closes the picker, and does something else. */
  onLeave: (then: () => void) => void;
}

/** What is not there yet: providers that are being asked for the first time, and those that did not answer. */
export function ProviderNotes({ asking, lists, onAskAgain, onLeave }: ProviderNotesProps) {
  const { models: words } = useWords();
  const isListed = (id: string) => lists?.some(({ providerId }) => providerId === id) ?? false;
  const notes = [...asking].filter(([id, { state }]) => state === 'failed' || !isListed(id));
  return (
    <div role="status" className="flex flex-col gap-2 px-4 text-small not-empty:pb-3">
      {notes.map(([id, note]) =>
        note.state === 'asking' ? (
          <p key={id} className="text-muted">
            {words.asking(presetOf(id).name)}
          </p>
        ) : (
          <Problem
            key={id}
            providerId={id}
            failure={note.failure}
            onAskAgain={onAskAgain}
            onLeave={onLeave}
          />
        ),
      )}
      {lists?.length === 0 && asking.size === 0 && <p className="pt-3 text-muted">{words.none}</p>}
    </div>
  );
}

interface ProblemProps extends Pick<ProviderNotesProps, 'onAskAgain' | 'onLeave'> {
  providerId: string;
  failure: Extract<Asking, { state: 'failed' }>['failure'];
}

/** Why a provider did not answer, and the ways out. */
function Problem({ providerId, failure, onAskAgain, onLeave }: ProblemProps) {
  const app = useApp();
  const all = useWords();
  const { models: words } = all;
  const { name } = presetOf(providerId);
  const explanation = failure && explain(failure, app.now(), all);
  const askWithAccess = async () => {
    // In the click itself: the browser asks the user only then.
    const isAllowed = await app.requestAccess(new URL(app.addressOf(providerId)).origin);
    if (isAllowed) onAskAgain(providerId);
  };
  return (
    <div className="flex flex-col gap-2 rounded-medium bg-danger-soft px-3 py-2">
      <p className="wrap-anywhere">{words.notAsked(name, explanation?.sentence ?? words.notReached)}</p>
      <div className="flex flex-wrap gap-2">
        {explanation?.actions.includes('allow-access') ? (
          <Button onClick={() => void askWithAccess()}>{words.allowAccess}</Button>
        ) : (
          <Button onClick={() => onAskAgain(providerId)}>{words.tryAgain}</Button>
        )}
        <Button onClick={() => onLeave(() => app.setUp(providerId))}>{words.setUp(name)}</Button>
      </div>
    </div>
  );
}
