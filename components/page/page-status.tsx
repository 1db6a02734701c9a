import { Globe } from 'lucide-react';
import type { PageWait } from '@/lib/app/pages';
import { useApp, useAppState } from '../app-context';
import { Button } from '../ui/button';
import { useWords } from '../words';

/** Above the field, while a page that was asked for is being read, or while the browser wants a word of the user first. */
export function PageStatus() {
  const { page } = useWords();
  const wait = useAppState((state) => state.pageWait);
  const isReading = useAppState((state) => state.pageReadings.includes(state.conversationId));
  return (
    <div role="status" className="text-small not-empty:px-3 not-empty:pt-3">
      {isReading && (
        <p className="flex animate-appear items-center gap-2 text-muted">
          <Globe aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          {page.reading}
        </p>
      )}
      {wait && <Asking problem={wait.problem} />}
    </div>
  );
}

function Asking({ problem }: Pick<PageWait, 'problem'>) {
  const app = useApp();
  const { common, page } = useWords();
  const isAccess = problem === 'needs-access';
  return (
    <div className="flex animate-appear flex-col gap-2 rounded-medium bg-raised px-3 py-2.5">
      <p>{isAccess ? page.needsAccess : page.needsConsent}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={app.forgetPage}>
          {common.cancel}
        </Button>
        <Button look={isAccess ? 'plain' : 'primary'} onClick={() => void app.allowPage()}>
          {isAccess ? page.allowEverySite : page.continue}
        </Button>
      </div>
    </div>
  );
}
