import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Block } from '@/lib/core/content';
import type { Failure } from '@/lib/core/failure';
import type { Settings } from '@/lib/core/settings';

export type Screen = 'chat' | 'conversations' | 'settings';

/** A reply that this window is receiving, or has received: shown until the database reports its end. */
export interface LiveReply {
  conversationId: string;
  content: readonly Block[];
  hasEnded: boolean;
  /** Set while a retry is being waited for. */
  waiting?: { failure: Failure; until: number };
}

/** A passing message at the edge of the panel, with a way back where there is one. */
export interface Notice {
  id: string;
  text: string;
  undo?: () => Promise<void>;
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
  /** A copy of the stored settings; null until they are read. */
  settings: Settings | null;
  /** What is typed and not sent, by conversation id. */
  drafts: { readonly [conversationId: string]: string };
  /** Replies on their way, by message id. */
  replies: { readonly [messageId: string]: LiveReply };
  /** The newest last. */
  notices: readonly Notice[];
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
    settings: null,
    drafts: {},
    replies: {},
    notices: [],
    isOutdated: false,
  }));
}

export function setDraft(store: AppStore, conversationId: string, text: string): void {
  store.setState(({ drafts }) => ({ drafts: { ...drafts, [conversationId]: text } }));
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

export function addNotice(store: AppStore, notice: Notice): void {
  store.setState(({ notices }) => ({ notices: [...notices, notice] }));
}

export function removeNotice(store: AppStore, id: string): void {
  store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
