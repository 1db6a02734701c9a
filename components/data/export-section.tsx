import { Download } from 'lucide-react';
import { useApp, useAppState } from '../app-context';
import { Button } from '../ui/button';
import { useWords } from '../words';
import { DataSection } from './data-section';
import { ExportBar } from './export-progress';

/** Takes conversations out as a file. */
export function ExportSection() {
  const app = useApp();
  const { export: words } = useWords().data;
  const exporting = useAppState((state) => state.exporting);
  return (
    <DataSection title={words.title} hint={words.hint}>
      {exporting?.status === 'running' ? (
        <ExportBar running={exporting} />
      ) : (
        <Button className="self-start" onClick={() => app.showExport(null)}>
          <Download aria-hidden className="size-4" strokeWidth={1.75} />
          {words.openAll}
        </Button>
      )}
    </DataSection>
  );
}
