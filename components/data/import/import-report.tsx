import type { ImportState } from '@/lib/app/importing';
import { formatName } from '@/lib/core/archive/import-format';
import type { Verdict } from '@/lib/core/import/merge';
import { changing, countVerdicts, type FileReport, type ImportReport } from '@/lib/core/import/report';
import { useApp } from '../../app-context';
import { useNumbers } from '../../context/locale-numbers';
import { Button } from '../../ui/button';
import { Switch } from '../../ui/switch';
import { useLaterWords, useWords } from '../../words';
import { Amount } from '../amount';
import { GivenName, Listing } from '../listing';
import { ChooseFiles } from './choose-files';
import { problemWords } from './problem-words';
import { ReportDetails } from './report-details';

/** The order in which what becomes of conversations is told. */
const order: readonly Verdict[] = ['new', 'newer', 'both', 'same', 'older', 'deleted', 'busy'];

/** What was found in files, before anything is stored: for the user to agree. */
export function ImportReportView({ asked }: { asked: Extract<ImportState, { status: 'asking' }> }) {
  const app = useApp();
  const { import: words } = useLaterWords();
  const { files, restores, passphrase } = asked;
  const { report } = asked.dryRun;
  const changed = countVerdicts(report, changing);
  const deleted = countVerdicts(report, ['deleted']);
  const hasMore = report.files.some(({ problem, prompts }) => !problem && prompts > 0);
  const restore = (isOn: boolean) =>
    void app.readImport(files, { restores: isOn, ...(passphrase !== undefined && { passphrase }) });
  return (
    <>
      <div role="status" className="flex flex-col gap-3">
        <Headline report={report} />
        <Verdicts report={report} />
      </div>
      {(deleted > 0 || restores) && <Switch label={words.restore} isOn={restores} onChange={restore} />}
      <RefusedFiles files={report.files} />
      <ReportDetails report={report} />
      <div className="flex flex-wrap gap-2">
        {changed > 0 || hasMore ? (
          <Button look="primary" onClick={() => void app.startImport()}>
            {changed > 0 ? words.start(changed) : words.startRest}
          </Button>
        ) : (
          <ChooseFiles label={words.again} />
        )}
        <Button look="quiet" onClick={() => void app.closeImport()}>
          {changed > 0 || hasMore ? words.cancel : words.close}
        </Button>
      </div>
    </>
  );
}

function Headline({ report }: { report: ImportReport }) {
  const { import: words } = useLaterWords();
  const { locale } = useWords();
  const accepted = report.files.filter(({ problem }) => !problem);
  const found = accepted.reduce((sum, { conversations }) => sum + conversations, 0);
  const formats = [...new Set(accepted.flatMap(({ format }) => (format ? [formatName(format)] : [])))];
  if (accepted.length === 0) return <p className="font-medium">{words.nothingFound}</p>;
  return (
    <div className="flex flex-col gap-0.5">
      <p className="font-medium">{words.found(found)}</p>
      <p className="text-small text-muted">
        {words.inFiles(new Intl.ListFormat(locale).format(formats), accepted.length)}
      </p>
    </div>
  );
}

function Verdicts({ report }: { report: ImportReport }) {
  const { import: words } = useLaterWords();
  const numbers = useNumbers();
  const rows = order
    .map((verdict) => ({ verdict, count: countVerdicts(report, [verdict]) }))
    .filter(({ count }) => count > 0);
  if (rows.length === 0) return null;
  const hints = new Map<Verdict, string>(Object.entries(words.verdictHints) as [Verdict, string][]);
  return (
    <dl className="flex flex-col gap-1.5 text-small">
      {rows.map(({ verdict, count }) => (
        <Amount
          key={verdict}
          name={words.verdicts[verdict]}
          hint={hints.get(verdict)}
          isStrong={changing.includes(verdict)}
        >
          {numbers.exactly(count)}
        </Amount>
      ))}
    </dl>
  );
}

/** How many refused files are named. */
const mostNamed = 20;

function RefusedFiles({ files }: { files: readonly FileReport[] }) {
  const words = useLaterWords();
  const numbers = useNumbers();
  const refused = files.flatMap(({ path, problem }) => (problem ? [{ path, problem }] : []));
  if (refused.length === 0) return null;
  return (
    <Listing
      title={words.import.refused}
      note={
        <>
          {refused.length > mostNamed && <p>{words.import.more(refused.length - mostNamed)}</p>}
          <p className="text-muted">{words.import.nothingWritten}</p>
        </>
      }
    >
      {refused.slice(0, mostNamed).map(({ path, problem }) => {
        const { sentence, place } = problemWords(problem, words, numbers);
        return (
          <li key={path} className="flex flex-col wrap-anywhere">
            <GivenName>{path}</GivenName>
            <span className="text-danger">{sentence}</span>
            {place && <span className="text-muted tabular-nums">{place}</span>}
          </li>
        );
      })}
    </Listing>
  );
}
