import type { ImportSummary } from '@/lib/app/app';
import { useApp, useAppState } from '../../app-context';
import { Button } from '../../ui/button';
import { useLaterWords, useWords } from '../../words';
import { GivenName, Listing } from '../listing';

/** Earlier imports, as long as they can be taken back; one that was interrupted says how to go on. */
export function PastImports({ imports }: { imports: readonly ImportSummary[] }) {
  const { import: words } = useLaterWords();
  const importing = useAppState((state) => state.importing);
  const shownId = importing?.status === 'done' ? importing.result.importId : undefined;
  const others = imports.filter(({ id }) => id !== shownId);
  if (others.length === 0 || importing?.status === 'writing') return null;
  return (
    <Listing title={words.past}>
      {others.map((past) => (
        <PastImport key={past.id} past={past} />
      ))}
    </Listing>
  );
}

function PastImport({ past }: { past: ImportSummary }) {
  const app = useApp();
  const { import: words } = useLaterWords();
  const { locale } = useWords();
  const { id, startedAt, endedAt, conversations, planned } = past;
  const names = new Intl.ListFormat(locale).format(past.names);
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(startedAt);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <span className="flex min-w-32 flex-1 flex-col">
        <GivenName>{names}</GivenName>
        <span className="text-muted tabular-nums">{words.pastImport(when, conversations)}</span>
      </span>
      {endedAt === undefined && (
        <span className="basis-full">{words.interrupted(conversations, planned)}</span>
      )}
      <span className="-me-2 flex gap-1">
        <Button aria-label={words.undoOf(names)} onClick={() => void app.takeImportBack(id)}>
          {words.undoShort}
        </Button>
        <Button look="quiet" aria-label={words.keepOf(names)} onClick={() => void app.keepImport(id)}>
          {words.keep}
        </Button>
      </span>
    </li>
  );
}
