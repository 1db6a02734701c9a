import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { AttachmentBlock } from '@/lib/core/attachments/attachment';
import { type Calibration, calibrationKey, initialCalibration } from '@/lib/core/calibration';
import { textBlock } from '@/lib/core/content';
import { type Conversation, type Message, unstoredMessage, userContent } from '@/lib/core/conversation';
import { type PlannedRequest, planRequest, promptTokens } from '@/lib/core/plan-request';
import { initialSettings, newConversationWith, type Settings } from '@/lib/core/settings';
import type { OpenConversation, Summary } from '@/lib/core/summary/summary';
import { forRequest } from '@/lib/core/system-prompt';
import { useApp, useAppState, useWatched } from '../app-context';
import { isLeaving, useFollowing } from './use-following';

/** The id of the message that is not sent yet, wherever a plan names it. */
export const draftId = 'draft';

/** What stands for the next message while nothing of it is written: the rest of the request is the same. */
export const unwritten = '…';

/** In milliseconds: how often a plan is made again although nothing has changed, because caches forget. */
const planLifetime = 30_000;

const nothing: readonly AttachmentBlock[] = [];

/** What would be sent if Send was pressed now. */
export interface Plan {
  /** The conversation; one that is not stored yet is as it will be stored. */
  conversation: Conversation;
  isStored: boolean;
  /** The messages that were planned with, oldest first; the last one is the draft. */
  branch: readonly Message[];
  summaries: readonly Summary[];
  planned: PlannedRequest;
  /** About how many of its tokens tell of the user. */
  profileTokens: number;
  calibration: Calibration;
  /** Whether something of the draft is written; otherwise `unwritten` stands for it. */
  hasDraft: boolean;
}

/**
 * The plan for a conversation (undefined while it is not stored) and the branch that it shows. It follows the draft
 * and the beginning of a turn a moment later, so that neither typing nor a request on its way waits for it. Who opens a
 * view of it sees the newest at once.
 */
export function usePlannedRequest(
  stored: Conversation | undefined,
  branch: readonly Message[],
  summaries: readonly Summary[],
): Plan {
  const id = useAppState((state) => state.conversationId);
  const settings = useAppState((state) => state.settings) ?? initialSettings;
  const draft = useDeferredValue(useAppState((state) => state.drafts[state.conversationId] ?? ''));
  const choices = useAppState((state) => state.choices[state.conversationId]);
  const attached = useDeferredValue(
    useAppState((state) => state.draftAttachments[state.conversationId] ?? nothing),
  );
  const conversation = useMemo(
    () => stored ?? newConversationWith(settings, id, 0, choices),
    [stored, id, settings, choices],
  );
  const { profile } = settings;
  const calibration = useCalibration(conversation);
  const now = useNow();
  const wanted = useMemo(
    () => ({ stored, conversation, branch, summaries, draft, attached }),
    [stored, conversation, branch, summaries, draft, attached],
  );
  const isLookedAt = useAppState((state) => state.view?.conversationId === state.conversationId);
  const followed = useFollowing(wanted, isLookedAt ? always : isUrgent, isHeld);
  return useMemo(() => planOf(followed, profile, calibration, now), [followed, profile, calibration, now]);
}

/** What a plan is made of that may be followed a moment later. */
interface Followed {
  stored: Conversation | undefined;
  /** The same, or what will be stored. */
  conversation: Conversation;
  branch: readonly Message[];
  summaries: readonly Summary[];
  draft: string;
  attached: readonly AttachmentBlock[];
}

const always = () => true;

/** Whether the user waits to see what comes of it: anything but their writing and sending. */
function isUrgent(before: Followed, now: Followed): boolean {
  const isOpened = before.stored === undefined && now.stored !== undefined;
  const isSameTurn = before.branch.at(-1)?.id === now.branch.at(-1)?.id;
  return isOpened || (before.draft === now.draft && isSameTurn);
}

function isHeld(before: Followed, { conversation, branch }: Followed): boolean {
  return before.stored !== undefined && isLeaving(conversation, branch);
}

function planOf(
  { stored, conversation, branch, summaries, draft, attached }: Followed,
  profile: Settings['profile'],
  calibration: Calibration,
  now: number,
): Plan {
  const content = userContent(draft, attached);
  const hasDraft = content.length > 0;
  const asked = [
    ...settled(branch),
    unstoredMessage(conversation, draftId, hasDraft ? content : [textBlock(unwritten)]),
  ];
  const whole = forRequest({ conversation, branch: asked, summaries }, { profile });
  const promptSize = ({ systemPrompt }: Conversation) => promptTokens(systemPrompt, calibration);
  return {
    conversation,
    isStored: stored !== undefined,
    branch: asked,
    planned: planRequest(whole, calibration, now),
    profileTokens: promptSize(whole.conversation) - promptSize(conversation),
    summaries,
    calibration,
    hasDraft,
  };
}

/** An open conversation as requests for it are planned: with what the user tells of themselves. */
export function useForRequest(opened: OpenConversation): OpenConversation {
  const { profile } = useAppState((state) => state.settings) ?? initialSettings;
  return useMemo(() => forRequest(opened, { profile }), [opened, profile]);
}

/** How the model of a conversation counts, or any other; live. */
export function useCalibration({ model }: Pick<Conversation, 'model'>): Calibration {
  const app = useApp();
  const key = calibrationKey(model);
  const known = useWatched(app.watchCalibration, key)?.value;
  return useMemo(() => known ?? initialCalibration(key), [known, key]);
}

/** The time in milliseconds since 1970, as often as plans have to be made again. */
export function useNow(): number {
  const app = useApp();
  const [now, setNow] = useState(app.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(app.now()), planLifetime);
    return () => clearInterval(timer);
  }, [app]);
  return now;
}

/** Without a reply that is still arriving: nobody knows yet what of it will be sent. */
function settled(branch: readonly Message[]): readonly Message[] {
  return branch.at(-1)?.status === 'streaming' ? branch.slice(0, -1) : branch;
}
