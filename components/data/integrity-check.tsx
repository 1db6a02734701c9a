import { useEffect, useRef, useState } from 'react';
import type { DamagedConversation, IntegrityReport } from '@/lib/app/keeping';
import { titleOf } from '@/lib/core/conversation';
import { Button } from '../ui/button';
import { useLaterWords, useWords } from '../words';
import { useKeeping } from './keeping-context';
import { GivenName, Listing } from './listing';
import { Progress } from './progress';
import { useFocusThatStays } from './use-focus-that-stays';

type Check =
  | { status: 'waiting' }
  | { status: 'running'; done: number }
  | { status: 'done'; report: IntegrityReport }
  | { status: 'repaired'; count: number }
  | { status: 'failed'; reason: 'check' | 'copy' };

/** Reads everything that is stored, says what is wrong with it and offers to put it right. */
export function IntegrityCheck() {
  const keeping = useKeeping();
  const { storage: words } = useLaterWords();
  const [check, setCheck] = useState<Check>({ status: 'waiting' });
  const stopping = useRef<AbortController>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  useFocusThatStays(place, check.status);

  const run = async () => {
    const controller = new AbortController();
    stopping.current = controller;
    setCheck({ status: 'running', done: 0 });
    try {
      const report = await keeping.check(controller.signal, (done) => setCheck({ status: 'running', done }));
      setCheck({ status: 'done', report });
    } catch {
      setCheck(controller.signal.aborted ? { status: 'waiting' } : { status: 'failed', reason: 'check' });
    }
  };
  const repair = async (damaged: readonly DamagedConversation[]) => {
    try {
      setCheck({ status: 'repaired', count: await keeping.copyAndRepair(damaged) });
    } catch {
      setCheck({ status: 'failed', reason: 'copy' });
    }
  };

  const damaged = check.status === 'done' ? check.report.damaged : [];
  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      {check.status === 'running' && (
        <Progress
          label={words.checking}
          done={check.done}
          stop={words.stopChecking}
          onStop={() => stopping.current?.abort()}
        />
      )}
      <div role="status" className="flex flex-col gap-2 text-small empty:hidden">
        {check.status === 'done' && <Report report={check.report} />}
        {check.status === 'repaired' && <p>{words.repaired(check.count)}</p>}
        {check.status === 'failed' && (
          <p className="text-danger">{check.reason === 'check' ? words.checkFailed : words.copyFailed}</p>
        )}
      </div>
      {damaged.length > 0 && (
        <Button look="primary" className="self-start" onClick={() => void repair(damaged)}>
          {words.repair}
        </Button>
      )}
      {damaged.length === 0 && check.status !== 'running' && (
        <Button className="self-start" onClick={() => void run()}>
          {words.check}
        </Button>
      )}
    </div>
  );
}

/** How many damaged conversations are named. */
const mostNamed = 20;

function Report({ report }: { report: IntegrityReport }) {
  const words = useWords();
  const { storage } = useLaterWords();
  const { damaged, lostAttachments, changedAttachments, conversations, messages } = report;
  const isWhole = damaged.length === 0 && lostAttachments === 0 && changedAttachments === 0;
  return (
    <>
      {isWhole && <p>{storage.whole(conversations, messages)}</p>}
      {damaged.length > 0 && (
        <Listing
          title={storage.damaged(damaged.length)}
          note={damaged.length > mostNamed && <p>{storage.more(damaged.length - mostNamed)}</p>}
        >
          {damaged.slice(0, mostNamed).map(({ id, title, damages }) => (
            <li key={id} className="flex flex-col">
              <GivenName>{titleOf({ title }, words)}</GivenName>
              <span className="text-muted first-letter:uppercase">
                {new Intl.ListFormat(words.locale).format(damages.map((damage) => storage.damages[damage]))}
              </span>
            </li>
          ))}
        </Listing>
      )}
      {lostAttachments > 0 && <p>{storage.lostAttachments(lostAttachments)}</p>}
      {changedAttachments > 0 && <p>{storage.changedAttachments(changedAttachments)}</p>}
      {damaged.length > 0 && <p className="text-muted">{storage.repairHint}</p>}
    </>
  );
}
