import { useEffect, useId, useState } from 'react';
import type { StoredBackupState } from '@/lib/app/keeping';
import { useWatched } from '../app-context';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { Switch } from '../ui/switch';
import { useLaterWords, useWords } from '../words';
import { DataSection } from './data-section';
import { useKeeping } from './keeping-context';

/** Backups that Aside makes on its own, and how much is new since the last one. */
export function BackupSection() {
  const keeping = useKeeping();
  const { backup: words } = useLaterWords();
  const facts = useWatched(keeping.watchBackups, 'all')?.value;
  const hint = keeping.backupKind === 'folder' ? words.hintFolder : words.hintDownloads;
  return (
    <DataSection title={words.title} hint={hint}>
      {facts && (
        <>
          <LastBackup lastAt={facts.state.lastAt} unsaved={facts.unsaved} />
          <Switch
            label={words.isOn}
            isOn={facts.state.isOn}
            onChange={(isOn) => void (isOn ? keeping.switchBackupsOn() : keeping.switchBackupsOff())}
            hint={facts.state.isOn && <Place state={facts.state} />}
          />
          {facts.state.isOn && <BackupDetails state={facts.state} />}
        </>
      )}
      <p className="text-small text-muted">{words.restoreHint}</p>
    </DataSection>
  );
}

function LastBackup({ lastAt, unsaved }: { lastAt: number | undefined; unsaved: number }) {
  const { backup: words } = useLaterWords();
  const { locale } = useWords();
  if (lastAt === undefined) return <p className="text-small">{words.never}</p>;
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(lastAt);
  return (
    <p className="flex flex-col gap-1 text-small">
      <span>{words.last(when)}</span>
      <span className="text-muted">{unsaved > 0 ? words.unsaved(unsaved) : words.nothingNew}</span>
    </p>
  );
}

function Place({ state: { folder } }: { state: StoredBackupState }) {
  const { backup: words } = useLaterWords();
  return <bdi className="wrap-anywhere">{folder ? words.folder(folder.name) : words.downloads}</bdi>;
}

/** What there is to choose and to do once they are on. */
function BackupDetails({ state }: { state: StoredBackupState }) {
  const keeping = useKeeping();
  const { backup: words } = useLaterWords();
  const [isRunning, setRunning] = useState(false);
  const isAllowed = useIsAllowed(state, isRunning);
  const run = (make: () => Promise<void>) => {
    setRunning(true);
    void make().finally(() => setRunning(false));
  };
  return (
    <>
      {!isAllowed && (
        <p role="status" className="rounded-medium bg-raised p-3 text-small">
          {words.notAllowed}
        </p>
      )}
      {isAllowed && state.failedAt !== undefined && (
        <p role="status" className="text-small text-danger">
          {words.failed}
        </p>
      )}
      <KeepDays days={state.keepDays} />
      <div className="flex flex-wrap gap-2">
        {isAllowed ? (
          <Button disabled={isRunning} onClick={() => run(keeping.backUpNow)}>
            {isRunning ? words.running : words.now}
          </Button>
        ) : (
          <Button look="primary" disabled={isRunning} onClick={() => run(() => keeping.allowBackups(state))}>
            {words.allow}
          </Button>
        )}
        {state.folder && (
          <Button look="quiet" onClick={() => run(keeping.switchBackupsOn)}>
            {words.otherFolder}
          </Button>
        )}
      </div>
    </>
  );
}

const choices = [7, 30, 90, 365];

function KeepDays({ days }: { days: number }) {
  const keeping = useKeeping();
  const { backup: words } = useLaterWords();
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-small font-medium">
        {words.keep}
      </label>
      <Select
        id={id}
        value={days}
        aria-describedby={`${id}-hint`}
        onChange={(event) => void keeping.keepBackupsFor(Number(event.target.value))}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {words.keepDays(choice)}
          </option>
        ))}
      </Select>
      <p id={`${id}-hint`} className="text-small text-muted">
        {words.keepHint}
      </p>
    </div>
  );
}

/** True until the browser says otherwise; asked again around each backup. */
function useIsAllowed(state: StoredBackupState, isRunning: boolean): boolean {
  const keeping = useKeeping();
  const [isAllowed, setAllowed] = useState(true);
  useEffect(() => {
    if (!isRunning) keeping.isBackupAllowed(state).then(setAllowed, () => setAllowed(false));
  }, [keeping, state, isRunning]);
  return isAllowed;
}
