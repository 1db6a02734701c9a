import { CircleAlert, CircleCheck } from 'lucide-react';
import { explain } from '@/lib/core/explain';
import { useApp } from '../app-context';
import { Button } from '../ui/button';
import { CopyLine } from '../ui/copy-line';
import { useWords } from '../words';
import type { Models } from './use-models';

interface TestConnectionProps {
  models: Models;
  /** The model as it is typed. */
  model: string;
  baseUrl: string | undefined;
}

/** Asks the provider for its models with the address and key as they stand in the form, and says how it went. */
export function TestConnection({ models, model, baseUrl }: TestConnectionProps) {
  const app = useApp();
  const { settings: words } = useWords();
  const test = async () => {
    if (baseUrl === undefined) return;
    // In the click itself: the browser may have to ask the user for leave.
    await app.requestAccess(new URL(baseUrl).origin).catch(() => false);
    await models.ask();
  };
  const isAsking = models.state === 'asking';
  return (
    <div className="flex flex-col items-start gap-2">
      <Button onClick={() => void test()} disabled={baseUrl === undefined || isAsking}>
        {words.test}
      </Button>
      <div role="status" aria-label={words.connection} className="w-full text-small empty:hidden">
        {models.state === 'answered' && <Success models={models} model={model.trim()} />}
        {isAsking && <p className="text-muted">{words.asking}</p>}
      </div>
      {models.state === 'failed' && <Problem failure={models.failure} />}
    </div>
  );
}

function Success({ models: { known }, model }: { models: Models; model: string }) {
  const { common, settings: words } = useWords();
  const isMissing = model !== '' && !known.some(({ id }) => id === model);
  return (
    <p className="flex items-start gap-2">
      <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      <span>
        {common.sentences([words.works(known.length), ...(isMissing ? [words.isMissing(model)] : [])])}
      </span>
    </p>
  );
}

function Problem({ failure }: { failure: Models['failure'] }) {
  const app = useApp();
  const words = useWords();
  const explanation = failure && explain(failure, app.now(), words);
  return (
    <div
      role="alert"
      className="flex w-full items-start gap-2 rounded-medium bg-danger-soft px-3 py-2 text-small"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="font-semibold text-danger">{explanation?.title ?? words.settings.testFailed}</p>
        <p className="wrap-anywhere">{explanation?.sentence ?? words.settings.checkAddress}</p>
        {explanation?.code && <CopyLine text={explanation.code} />}
      </div>
    </div>
  );
}
