import { useRef } from 'react';
import type { ImportSummary } from '@/lib/app/app';
import type { ImportState } from '@/lib/app/importing';
import { useApp, useAppState, useWatched } from '../../app-context';
import { useNumbers } from '../../context/locale-numbers';
import { Button } from '../../ui/button';
import { useLaterWords } from '../../words';
import { DataSection } from '../data-section';
import { Progress } from '../progress';
import { useFocusThatStays } from '../use-focus-that-stays';
import { ChooseFiles } from './choose-files';
import { ImportDone } from './import-done';
import { ImportReportView } from './import-report';
import { PassphraseForm } from './passphrase-form';
import { PastImports } from './past-imports';

const none: readonly ImportSummary[] = [];

/** Brings conversations in: choosing files, what is in them, the user's word, and what came of it. */
export function ImportSection() {
  const app = useApp();
  const { import: words } = useLaterWords();
  const importing = useAppState((state) => state.importing);
  const place = useRef<HTMLDivElement>(null);
  const past = useWatched(app.watchImports, 'all')?.value ?? none;
  useFocusThatStays(place, `${importing?.status} ${past.length}`);
  return (
    <DataSection title={words.title} hint={words.hint}>
      <div ref={place} tabIndex={-1} className="flex flex-col gap-4 outline-none">
        {importing ? <Step importing={importing} /> : <ChooseFiles label={words.choose} />}
      </div>
      <PastImports imports={past} />
    </DataSection>
  );
}

function Step({ importing }: { importing: ImportState }) {
  switch (importing.status) {
    case 'reading':
    case 'writing':
      return <Running importing={importing} />;
    case 'locked':
      return <PassphraseForm locked={importing} />;
    case 'asking':
      return <ImportReportView asked={importing} />;
    case 'done':
      return <ImportDone done={importing} />;
    case 'failed':
      return <Failed reason={importing.reason} />;
  }
}

function Running({ importing }: { importing: Extract<ImportState, { status: 'reading' | 'writing' }> }) {
  const app = useApp();
  const { import: words } = useLaterWords();
  const numbers = useNumbers();
  const { done, total, status } = importing;
  return (
    <>
      <Progress
        label={status === 'reading' ? words.reading : words.writing}
        done={Math.min(done / Math.max(total, 1), 1)}
        stop={words.stop}
        onStop={() => void app.stopImport()}
      />
      {status === 'writing' && (
        <p className="text-small text-muted tabular-nums">
          {words.writingOf(
            numbers.exactly(importing.conversations),
            numbers.exactly(Math.max(importing.planned, importing.conversations)),
          )}
          {' · '}
          {words.goesOn}
        </p>
      )}
    </>
  );
}

function Failed({ reason }: { reason: Extract<ImportState, { status: 'failed' }>['reason'] }) {
  const app = useApp();
  const { import: words } = useLaterWords();
  return (
    <>
      <p role="alert" className="text-small text-danger">
        {words.failed[reason]}
      </p>
      <div className="flex flex-wrap gap-2">
        <ChooseFiles label={words.choose} />
        <Button look="quiet" onClick={() => void app.closeImport()}>
          {words.close}
        </Button>
      </div>
    </>
  );
}
