import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AttachmentBlock } from '@/lib/core/attachments/attachment';
import type { Block } from '@/lib/core/content';
import type { Failure } from '@/lib/core/failure';
import type { FileProblem } from '@/lib/core/files/problem';
import type { ConversationChoices, Settings } from '@/lib/core/settings';
import type { Summary } from '@/lib/core/summary/summary';
import type { Refusal } from '@/lib/core/summary/write-summary';
import type { ThinkingTime } from '@/lib/core/thinking';
import { english } from '@/lib/core/words/english';
import type { Words } from '@/lib/core/words/words';
import type { ExportState } from './exporting';
import type { ImportState } from './importing';
import type { PromptDraft } from './prompts';
import { noSettingsDraft, type SettingsDraft } from './settings-draft';

export type Screen = 'chat' | 'conversations' | 'settings' | 'data';

/** What a conversation shows in the place of its messages. */
export type ConversationView = 'what-is-sent' | 'summarize' | 'this-conversation';

import type { PageWait } from './pages';

/** What lies over the panel. */
export type Overlay = 'commands' | 'shortcuts' | 'models' | 'prompts' | 'export' | 'earlier';

/** Some conversations that an export was asked for. */
export interface ExportChoice {
  ids: readonly string[];
  /** Of the one conversation; absent for several. */
  title?: string;
}

/** A message that the reader is led to and that is marked until their next action; a new object for each time. */
export interface MessageTarget {
  conversationId: string;
  messageId: string;
  /** What to look at in it, as it was searched for. */
  words?: string;
  /** Whether the focus stays where it is, as in a field that steps from one hit to the next. */
  keepsFocus?: boolean;
}

/** Asks for the field that finds words in the conversation that is shown; a new object for each time. */
export interface FindRequest {
  conversationId: string;
}

/** Where the reader was in a conversation that is not shown any more. */
export interface ReadingPlace {
  /** The row at the upper edge, by its key in the list of messages. */
  rowKey: string;
  /** In pixels: how much of that row was above the edge. */
  offset: number;
  /** Whether the messages behind the summary were shown. */
  hasOriginals: boolean;
}

/** A reply that this window is receiving, or has received: shown until the database reports its end. */
export interface LiveReply {
  conversationId: string;
  content: readonly Block[];
  hasEnded: boolean;
  /** When the model began to think, and when it began to answer, as far as it has. */
  thinking: Partial<ThinkingTime>;
  /** Set while a retry is being waited for. */
  waiting?: { failure: Failure; until: number };
}

/** A summary on its way, or why there is none. */
export type SummaryProgress =
  /** Request `step` of `steps` is being answered. */
  | { status: 'running'; messageCount: number; step: number; steps: number }
  /** `remade` is the summary that was to be made again; absent for a new one. */
  | { status: 'failed'; problem: SummaryProblem; remade?: Summary };

/**
 * What the provider did, or why its summary was not taken. Everything else stayed as it was.
 * - `not-stored`: it could not be stored
 * - `broken-off`: the window in which it was written was closed
 */
export type SummaryProblem = { failure: Failure } | { refusal: Refusal | 'not-stored' | 'broken-off' };

/** A file on its way into the draft. */
export interface FileReading {
  id: string;
  name: string;
  /** Ends it. */
  stopping: AbortController;
  /** Why it cannot be attached; absent while it is being read. */
  problem?: FileProblem;
}

/** A passing message at the edge of the panel, with a way back where there is one. */
export interface Notice {
  id: string;
  text: string;
  /** An error stays until the user closes it; everything else leaves by itself. */
  isError?: boolean;
  /** A notice takes the place of one with the same meaning. */
  meaning?: string;
  /** When that was done which can be undone, in milliseconds since 1970. */
  since?: number;
  undo?: () => Promise<void>;
  /** Something else that can be done. */
  action?: { label: string; run: () => Promise<void> };
}

/** What may be lost when the window closes; everything else is in the database. */
export interface State {
  screen: Screen;
  /** The provider that the settings open with; null for the conversation's. */
  providerToSetUp: string | null;
  /** The conversation that is shown. A new one has its id from the start and is stored with its first message. */
  conversationId: string;
  /** The id of the conversation that "New conversation" shows, until it is stored: what is typed there stays. */
  newConversationId: string;
  /** What is shown in the place of a conversation's messages; null for the messages of the one that is shown. */
  view: { name: ConversationView; conversationId: string } | null;
  overlay: Overlay | null;
  /** The message whose earlier versions that shows; null for none. */
  earlierOf: string | null;
  /** The conversation whose title is being changed where it is shown; null for none. */
  renaming: string | null;
  /** The message to be shown and marked in the conversation; null for none. */
  target: MessageTarget | null;
  /** Open as long as the messages of its conversation stay in sight; null for none. */
  find: FindRequest | null;
  /** What is looked for in all conversations; blank for nothing. */
  search: string;
  /** Where to take up reading again, by conversation id; absent for the newest message. */
  readingPlaces: { readonly [conversationId: string]: ReadingPlace | undefined };
  /** A copy of the stored settings; null until they are read. */
  settings: Settings | null;
  /** What is typed in the settings and not saved. */
  settingsDraft: SettingsDraft;
  /** The prompt of the library that is being written or changed; null for none. */
  promptDraft: PromptDraft | null;
  /** What is typed and not sent, by conversation id. */
  drafts: { readonly [conversationId: string]: string };
  /** The user's message that is open for other words. Those are among the drafts (`editDraftKey`). */
  editing: { messageId: string; isFromComposer: boolean } | null;
  /** Replies on their way, by message id. */
  replies: { readonly [messageId: string]: LiveReply };
  /** The reply that was asked for last in this window, by its message id; null for none. */
  askedFor: string | null;
  /** Summaries that this window is having made, and those that failed, by conversation id. */
  summaries: { readonly [conversationId: string]: SummaryProgress | undefined };
  /** Offers of a summary that were declined, by conversation id: where the messages began that it would have kept. */
  declinedSummaries: { readonly [conversationId: string]: string | null };
  /** What was chosen for a conversation that is not stored yet, by its id. */
  choices: { readonly [conversationId: string]: ConversationChoices };
  /** What the panel says, in its language. */
  words: Words;
  /** What goes with the draft when it is sent, by conversation id. */
  draftAttachments: { readonly [conversationId: string]: readonly AttachmentBlock[] };
  /** A page that waits for a word of the user; null for none. */
  pageWait: PageWait | null;
  /** For each page that is being read, the conversation whose draft it is for. */
  pageReadings: readonly string[];
  /** Files that are being read for the draft, and those that could not be, by conversation id. */
  fileReadings: { readonly [conversationId: string]: readonly FileReading[] };
  /** The export that this window is making, or has made last; null for none. */
  exporting: ExportState | null;
  /** What the dialog for an export offers besides everything; null for nothing. */
  exportChoice: ExportChoice | null;
  /** The newest last. */
  notices: readonly Notice[];
  /** The import of this window; null for none. */
  importing: ImportState | null;
  /** The version of a message that the user has just gone to, and by which arrow: the focus goes on from there. */
  goneTo: { messageId: string; arrow: 'previous' | 'next' } | null;
  /** True while the user is at the notices, with the pointer or the focus: none leaves then. */
  areNoticesHeld: boolean;
  /** True once a newer Aside has taken over the database: this window can only be reloaded. */
  isOutdated: boolean;
}

export type AppStore = StoreApi<State>;

export function createAppStore(conversationId: string): AppStore {
  return createStore<State>(() => ({
    screen: 'chat',
    providerToSetUp: null,
    conversationId,
    newConversationId: conversationId,
    view: null,
    overlay: null,
    earlierOf: null,
    renaming: null,
    target: null,
    find: null,
    search: '',
    readingPlaces: {},
    settings: null,
    settingsDraft: noSettingsDraft,
    promptDraft: null,
    drafts: {},
    editing: null,
    replies: {},
    askedFor: null,
    summaries: {},
    declinedSummaries: {},
    choices: {},
    words: english,
    draftAttachments: {},
    pageWait: null,
    pageReadings: [],
    fileReadings: {},
    exporting: null,
    exportChoice: null,
    notices: [],
    importing: null,
    goneTo: null,
    areNoticesHeld: false,
    isOutdated: false,
  }));
}

export function setDraft(store: AppStore, conversationId: string, text: string): void {
  store.setState(({ drafts }) => ({ drafts: { ...drafts, [conversationId]: text } }));
}

/** Keeps where the reader is in a conversation; undefined for its newest message. */
export function setReadingPlace(
  store: AppStore,
  conversationId: string,
  place: ReadingPlace | undefined,
): void {
  store.setState(({ readingPlaces }) => ({ readingPlaces: { ...readingPlaces, [conversationId]: place } }));
}

/**
 * Changes what goes with the draft of a conversation. Where that is nothing, there is no list: another empty one would be
 * a change to those who follow it, and the request would be planned again while one is on its way.
 */
export function setDraftAttachments(
  store: AppStore,
  conversationId: string,
  change: (present: readonly AttachmentBlock[]) => readonly AttachmentBlock[],
): void {
  store.setState(({ draftAttachments: { [conversationId]: present = [], ...others } }) => {
    const changed = change(present);
    return { draftAttachments: changed.length === 0 ? others : { ...others, [conversationId]: changed } };
  });
}

/** Changes which files are being read for the draft of a conversation. */
export function setFileReadings(
  store: AppStore,
  conversationId: string,
  change: (present: readonly FileReading[]) => readonly FileReading[],
): void {
  store.setState(({ fileReadings }) => ({
    fileReadings: { ...fileReadings, [conversationId]: change(fileReadings[conversationId] ?? []) },
  }));
}

export function setLiveReply(store: AppStore, messageId: string, reply: LiveReply): void {
  store.setState(({ replies }) => ({ replies: { ...replies, [messageId]: reply } }));
}

/** Forgets the replies of a conversation that have ended. */
export function forgetEndedReplies(store: AppStore, conversationId: string): void {
  store.setState(({ replies }) => ({
    replies: Object.fromEntries(
      Object.entries(replies).filter(
        ([, reply]) => !reply.hasEnded || reply.conversationId !== conversationId,
      ),
    ),
  }));
}

/** Sets how far a conversation's summary is; undefined for none on its way. */
export function setSummaryProgress(
  store: AppStore,
  conversationId: string,
  progress: SummaryProgress | undefined,
): void {
  store.setState(({ summaries }) => ({ summaries: { ...summaries, [conversationId]: progress } }));
}

export function addNotice(store: AppStore, notice: Notice): void {
  const { meaning } = notice;
  store.setState(({ notices }) => ({
    notices: [...notices.filter((other) => meaning === undefined || other.meaning !== meaning), notice],
  }));
}

export function removeNotice(store: AppStore, id: string): void {
  store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
