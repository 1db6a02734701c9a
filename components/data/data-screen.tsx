import { ArrowLeft } from 'lucide-react';
import { useApp } from '../app-context';
import { IconButton } from '../ui/icon-button';
import { NoticeBar } from '../ui/notice-bar';
import { ScreenTitle } from '../ui/screen-title';
import { useWords } from '../words';
import { BackupSection } from './backup-section';
import { DeleteSection } from './delete-section';
import { ExportSection } from './export-section';
import { ImportSection } from './import/import-section';
import { KeepingProvider } from './keeping-context';
import { StoredSection } from './stored-section';

/** Everything that is stored: taking it out, bringing it in, keeping it safe. Each is a section of its own. */
export function DataScreen() {
  const app = useApp();
  const { data: words, common } = useWords();
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-2">
        <IconButton
          icon={ArrowLeft}
          label={common.back}
          className="rtl:-scale-x-100"
          onClick={() => app.show('chat')}
        />
        <ScreenTitle>{words.title}</ScreenTitle>
      </header>
      <main className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-measure flex-col divide-y divide-line px-4">
          <KeepingProvider>
            <StoredSection />
            <BackupSection />
            <ExportSection />
            <ImportSection />
            <DeleteSection />
          </KeepingProvider>
        </div>
      </main>
      <NoticeBar />
    </>
  );
}
