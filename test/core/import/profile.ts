import { expect } from 'vitest';
import type { ArchivedConversation } from '@/lib/core/archive/archived-conversation';
import { type Merge, type MergeOptions, mergeConversation, type Present } from '@/lib/core/import/merge';
import { type Revision, substanceOf } from '@/lib/core/import/revision';

/** What is stored of one conversation, as far as a merge knows. */
export interface Profile {
  stored: ArchivedConversation | undefined;
  revisions: ReadonlyMap<string, Revision>;
}

export const emptyProfile: Profile = { stored: undefined, revisions: new Map() };
export const usual: MergeOptions = { isForeign: false, restores: false };

/** What the merge says of a file. */
export function ask(
  { stored, revisions }: Profile,
  file: ArchivedConversation,
  options = usual,
  present: Partial<Present> = {},
): Merge {
  const nothing = new Set<string>();
  return mergeConversation(
    file,
    {
      stored,
      isDeleted: false,
      deletedIds: nothing,
      takenIds: nothing,
      revisionIds: new Set(revisions.keys()),
      ...present,
    },
    options,
  );
}

/** The profile after the import of a file. */
export function imported(
  profile: Profile,
  file: ArchivedConversation,
  options = usual,
  present: Partial<Present> = {},
): Profile {
  const { change } = ask(profile, file, options, present);
  if (!change) return profile;
  const { stored } = profile;
  const put = <Row extends { id: string }>(rows: readonly Row[] = [], changed: readonly Row[]) => [
    ...new Map([...rows, ...changed].map((row) => [row.id, row])).values(),
  ];
  return {
    stored: {
      conversation: change.conversation,
      messages: put(stored?.messages, change.messages).sort((one, other) => one.seq - other.seq),
      summaries: put(stored?.summaries, change.summaries),
      requests: put(stored?.requests, change.requests),
    },
    revisions: new Map([
      ...profile.revisions,
      ...change.revisions.map((revision) => [revision.id, revision] as const),
    ]),
  };
}

/** All that messages say that are stored, or were before something newer came: each once, in an order of its own. */
export function said({ stored, revisions }: Profile): string[] {
  const older = [...revisions.values()].flatMap((revision) =>
    revision.kind === 'message' ? revision.value : [],
  );
  const all = [...(stored?.messages ?? []), ...older].map((message) => JSON.stringify(substanceOf(message)));
  return [...new Set(all)].sort();
}

/** Whether what is stored holds together. */
export function expectValid({ stored }: Profile): void {
  if (!stored) return;
  const { conversation, messages, summaries } = stored;
  const seqs = new Map(messages.map(({ id, seq }) => [id, seq]));
  expect(seqs.size).toBe(messages.length);
  expect(new Set(seqs.values()).size).toBe(messages.length);
  for (const { parentId, seq } of messages) {
    if (parentId !== null) expect(seqs.get(parentId)).toBeLessThan(seq);
    expect(seq).toBeLessThan(conversation.nextSeq);
  }
  if (conversation.headId !== null) expect(seqs.has(conversation.headId)).toBe(true);
  for (const { upToId, upToSeq } of summaries) expect(upToSeq).toBe(seqs.get(upToId));
}
