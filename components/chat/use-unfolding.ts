import { useEffect, useState } from 'react';
import type { MessageTarget, ReadingPlace } from '@/lib/app/state';
import type { ActiveSummary, OpenConversation } from '@/lib/core/summary/summary';

/** Whether the messages behind the summary are shown: as the reader wants it, and when one of them is looked for. */
export function useUnfolding(
  { branch }: OpenConversation,
  active: ActiveSummary | undefined,
  target: MessageTarget | undefined,
  place: ReadingPlace | undefined,
): [boolean, (isUnfolded: boolean) => void] {
  const [unfolded, setUnfolded] = useState(place?.hasOriginals === true ? active?.summary.upToId : undefined);
  const id = active?.summary.upToId;
  useEffect(() => {
    if (!target || !active) return;
    const isCovered = branch.slice(0, active.coveredCount).some((message) => message.id === target.messageId);
    if (isCovered) setUnfolded(active.summary.upToId);
  }, [target, active, branch]);
  return [
    unfolded !== undefined && unfolded === id,
    (isUnfolded) => setUnfolded(isUnfolded ? id : undefined),
  ];
}
