import { useEffect, useState } from 'react';
import type { StorageSpace, StoredAmounts } from '@/lib/app/keeping';
import { useWatched } from '../app-context';
import { useNumbers } from '../context/locale-numbers';
import { useLaterWords } from '../words';
import { Amount } from './amount';
import { DataSection } from './data-section';
import { IntegrityCheck } from './integrity-check';
import { useKeeping } from './keeping-context';

/** How much is stored, and whether it is as it should be. */
export function StoredSection() {
  const keeping = useKeeping();
  const { storage: words } = useLaterWords();
  const numbers = useNumbers();
  const amounts = useWatched(keeping.watchAmounts, 'all')?.value;
  const space = useStorageSpace(amounts);
  return (
    <DataSection title={words.title} hint={words.hint}>
      <dl className="flex min-h-23.5 flex-col gap-1.5 text-small">
        {amounts && (
          <>
            <Amount isStrong name={words.conversations}>
              {numbers.exactly(amounts.conversations)}
            </Amount>
            <Amount isStrong name={words.messages}>
              {numbers.exactly(amounts.messages)}
            </Amount>
            <Amount isStrong name={words.attachments}>
              {amounts.attachments > 0
                ? words.attachmentsOf(numbers.exactly(amounts.attachments), amounts.attachmentBytes)
                : numbers.exactly(0)}
            </Amount>
          </>
        )}
        {space && (
          <Amount isStrong name={words.space}>
            {words.spaceOf(space.used, space.quota)}
          </Amount>
        )}
      </dl>
      {space && <p className="text-small text-muted">{space.isPromised ? words.kept : words.notPromised}</p>}
      <IntegrityCheck />
    </DataSection>
  );
}

/** Asked again whenever the amounts change. */
function useStorageSpace(amounts: StoredAmounts | undefined): StorageSpace | undefined {
  const keeping = useKeeping();
  const [space, setSpace] = useState<StorageSpace>();
  useEffect(() => {
    if (!amounts) return;
    // A browser that does not say is one more thing that is not shown.
    keeping.readSpace().then(setSpace, () => {});
  }, [keeping, amounts]);
  return space;
}
