import type { AttachmentBlock, NewAttachment } from '@/lib/core/attachments/attachment';
import type { PagePart, PageRequest } from '@/lib/core/attachments/page-reading';
import type { Conversation, Message, ModelChoice } from '@/lib/core/conversation';
import type { ContextPolicy } from '@/lib/core/policy';
import type { ReplyRequest } from '@/lib/core/provider';
import type { ConversationChoices, Settings } from '@/lib/core/settings';
import type { Summary } from '@/lib/core/summary/summary';
import type { PromptRow } from '@/lib/storage/database';
import { changeSettings, type SettingsUpdate } from '@/lib/storage/settings';
import { allowAccess } from './access';
import { attach, detach, watchAttachment } from './attachments';
import { addressOf, keyEnding, listModels } from './connections';
import { choose, chooseModel } from './conversation-choices';
import {
  archiveConversations,
  deleteConversations,
  newConversation,
  openConversation,
  pinConversations,
  renameConversation,
  showMessage,
  startConversationOver,
} from './conversations';
import type { AppContext, Edges } from './edges';
import { editDraftKey, openEditor } from './editing';
import { canCountExactly, countExactly } from './exact-count';
import type { ExportRequest } from './export-file';
import { attachFiles, attachText, endReading, moveIntoDraft } from './file-readings';
import { createJournals } from './journals';
import { setDefaultPolicy, setPolicy, setWish, type Wish } from './memory';
import { readyProviders, refreshModels } from './models';
import { tell, undoLast, warn } from './notices';
import { oneAtATime } from './one-at-a-time';
import { addPage, allowPage, forgetPage, takePageRequest } from './pages';
import { deletePrompt, type PromptDraft, putPrompt, savePrompt } from './prompts';
import { openHit, type Search, type SearchAnswer, watchSearch } from './search';
import type { SettingsChange } from './settings';
import { start } from './start';
import {
  type ConversationView,
  createAppStore,
  type ExportChoice,
  type FileReading,
  type MessageTarget,
  type Overlay,
  type ReadingPlace,
  removeNotice,
  type Screen,
  setDraft,
  setReadingPlace,
  setSummaryProgress,
} from './state';
import type { SummaryRequest } from './summaries';
import { watchesOf } from './watches';

export type { OpenConversation } from '@/lib/core/summary/summary';
export type { BaseUrlResult } from '@/lib/providers/base-url';
export type { ModelListRow, PromptRow } from '@/lib/storage/database';
export type { ImportSummary } from '@/lib/storage/import-list';
export type { EarlierVersions } from '@/lib/storage/revisions';
export type { PromptDraft } from './prompts';
export type { Search, SearchAnswer } from './search';

/** Not part of the panel's start, but fetched right after it. */
const turns = () => import('./turns');
const branches = () => import('./branches');

/** Used now and then. */
const summaries = () => import('./summaries');
const summaryChanges = () => import('./summary-changes');
const exporting = () => import('./exporting');
const keeping = () => import('./keeping');
const settings = () => import('./settings');
const importing = () => import('./importing');

/** What the components can do and see. Everything that is stored is watched; everything else is in the store. */
export type App = ReturnType<typeof createApp>;

/** Puts the use cases together over their edges, for one window. */
export function createApp(edges: Edges) {
  const store = createAppStore(edges.newId());
  const app: AppContext = {
    ...edges,
    store,
    journals: createJournals(edges.database, edges.clock),
    turns: new Map(),
    summaries: new Map(),
  };
  return {
    store,
    now: edges.clock.now,

    /** Sends the text with what is attached at this moment. */
    send: async (text: string) => {
      const shown = store.getState();
      return (await turns()).send(app, text, shown);
    },
    /** Stops the reply that this window is receiving in the conversation that is shown; what has arrived is kept. */
    stop: () => app.turns.get(store.getState().conversationId)?.abort(),
    continueReply: async () => (await turns()).continueReply(app),
    regenerate: async (messageId?: string) => (await branches()).regenerate(app, messageId),
    /** Opens a user's message for other words; from the composer, the focus goes back there. */
    edit: (message: Message, isFromComposer = false) => openEditor(store, message, isFromComposer),
    setEdit: (messageId: string, text: string) => setDraft(store, editDraftKey(messageId), text),
    /** Closes the editor; its words are there again when it is opened the next time. */
    cancelEdit: () => store.setState({ editing: null }),
    resend: async (message: Message, text: string) => (await branches()).resend(app, message, text),
    showSibling: async (conversationId: string, messageId: string) =>
      (await branches()).showSibling(app, conversationId, messageId),
    fork: async (message: Message) => (await branches()).fork(app, message),
    /** Deletes messages of one conversation, to be undone together. */
    deleteMessages: async (messages: readonly Message[]) => (await branches()).deleteMessages(app, messages),

    attach: (conversationId: string, attachment: NewAttachment, data?: Blob) =>
      attach(app, conversationId, attachment, data),
    detach: (conversationId: string, attachment: AttachmentBlock) => detach(app, conversationId, attachment),
    watchAttachment: (id: string, onValue: (data: Blob | undefined) => void) =>
      watchAttachment(app, id, onValue),
    /** Puts the text of the active tab into the next message. */
    addPage: (part: PagePart) => addPage(app, part),
    /** To be called in the click itself: the browser asks the user only then. */
    allowPage: () => allowPage(app),
    forgetPage: () => forgetPage(app),
    /** Takes up what the context menu or a command asked for. */
    takePageRequest: (request: PageRequest) => takePageRequest(app, request),
    attachFiles: (conversationId: string, files: readonly File[]) => attachFiles(app, conversationId, files),
    attachText: (conversationId: string, text: string) => attachText(app, conversationId, text),
    endReading: (conversationId: string, reading: FileReading) => endReading(app, conversationId, reading),
    moveIntoDraft: (conversationId: string, block: AttachmentBlock) =>
      moveIntoDraft(app, conversationId, block),

    newConversation: () => newConversation(app),
    openConversation: (id: string) => openConversation(app, id),
    /** Opens the conversation of a message, leads the reader to it and marks it until their next action. */
    showMessage: (target: MessageTarget) => showMessage(app, target),
    /** Sets what is looked for in all conversations; blank for nothing. */
    setSearch: (search: string) => store.setState({ search }),
    watchSearch: (search: Search, onAnswer: (answer: SearchAnswer | Error) => void) =>
      watchSearch(app, search, onAnswer),
    /** Reads what a search needs, so that the first letters have their answer at once. */
    prepareSearch: edges.messageSearch.prepare,
    openHit: (hit: MessageTarget) => openHit(app, hit),
    keepReadingPlace: (conversationId: string, place: ReadingPlace | undefined) =>
      setReadingPlace(store, conversationId, place),
    forgetTarget: () => store.setState({ target: null }),
    /** Opens the title of the conversation that is shown for other words; null closes it. */
    rename: (renaming: string | null) =>
      store.setState(renaming === null ? { renaming } : { renaming, screen: 'chat', view: null }),
    renameConversation: (id: string, title: string) => renameConversation(app, id, title),
    deleteConversation: ({ id }: Pick<Conversation, 'id'>) => deleteConversations(app, [id]),
    deleteConversations: (ids: readonly string[]) => deleteConversations(app, ids),
    archiveConversations: (ids: readonly string[], isArchived: boolean) =>
      archiveConversations(app, ids, isArchived),
    pinConversations: (ids: readonly string[], isPinned: boolean) => pinConversations(app, ids, isPinned),
    startOver: (conversation: Pick<Conversation, 'id' | 'title'>) => startConversationOver(app, conversation),

    /** Chooses something for one conversation. */
    choose: (conversationId: string, choices: ConversationChoices) => choose(app, conversationId, choices),
    chooseModel: (conversationId: string, model: ModelChoice) => chooseModel(app, conversationId, model),
    changeSettings: (change: (settings: Settings) => SettingsUpdate) =>
      changeSettings(edges.database, change),
    refreshModels: (providerId: string, signal: AbortSignal) => refreshModels(app, providerId, signal),
    readyProviders: () => readyProviders(app),
    /** Opens the editor of the prompt library with this in it, or changes what is; null closes it. */
    setPromptDraft: (promptDraft: PromptDraft | null) => store.setState({ promptDraft }),
    savePrompt: (draft: PromptDraft) => savePrompt(app, draft),
    putPrompt: (conversation: Conversation, prompt: Pick<PromptRow, 'name' | 'text'>) =>
      putPrompt(app, conversation, prompt),
    deletePrompt: (prompt: PromptRow) => deletePrompt(app, prompt),

    setPolicy: (conversationId: string, policy: ContextPolicy) => setPolicy(app, conversationId, policy),
    setDefaultPolicy: (policy: ContextPolicy) => setDefaultPolicy(app, policy),
    summarize: async (conversationId: string, request: SummaryRequest) =>
      (await summaries()).summarize(app, conversationId, request),
    /** Stops the summary that this window is having made. */
    stopSummary: (conversationId: string) => app.summaries.get(conversationId)?.abort(),
    /** Looks whether the summary that a conversation is marked with is still being written, and says so if not. */
    noticeBrokenSummary: async (conversationId: string) =>
      (await import('./summary-lock')).noticeBrokenSummary(app, conversationId),
    /** Forgets why the last summary failed. */
    dismissSummary: (conversationId: string) => setSummaryProgress(store, conversationId, undefined),
    remakeSummary: async (summary: Summary) => (await summaries()).remakeSummary(app, summary),
    editSummary: async (summary: Summary, text: string) =>
      (await summaryChanges()).editSummary(app, summary, text),
    undoSummary: async (summary: Summary) => (await summaryChanges()).undoSummary(app, summary),
    setWish: (messages: readonly Message[], wish: Wish) => setWish(app, messages, wish),

    canCountExactly,
    countExactly: (model: ModelChoice, request: ReplyRequest) => countExactly(app, model, request),

    saveSettings: async (conversationId: string, providerId: string, change: SettingsChange) =>
      (await settings()).saveSettings(app, conversationId, providerId, change),
    learnModel: async (conversationId: string, choice: ModelChoice, baseUrl: string) =>
      (await settings()).learnModel(app, conversationId, choice, baseUrl),
    removeKey: async (providerId: string, baseUrl: string) =>
      (await settings()).removeKey(app, providerId, baseUrl),
    listModels: (providerId: string, baseUrl: string, key: string | undefined, signal: AbortSignal) =>
      listModels(app, providerId, baseUrl, key, signal),
    keyEnding: (providerId: string, baseUrl: string) => keyEnding(app, providerId, baseUrl),
    checkBaseUrl: edges.checkBaseUrl,
    /** To be called in the click itself: the browser asks the user only then. */
    requestAccess: edges.permissions.request,
    allowAccess: (providerId: string) => allowAccess(app, providerId),
    /** The base URL of a provider, as the settings say. */
    addressOf: (providerId: string) => addressOf(app, providerId),
    openAddress: (providerId: string) => edges.openTab(addressOf(app, providerId)),

    /** Shows something else in the place of the messages of the conversation that is shown; null for its messages. */
    showView: (name: ConversationView | null) =>
      store.setState(({ conversationId, find }) => ({
        screen: 'chat',
        view: name && { name, conversationId },
        find: name ? null : find,
      })),
    /** Opens the field that finds words in the conversation that is shown, or goes to it. */
    findHere: () =>
      store.setState(({ conversationId }) => ({ screen: 'chat', view: null, find: { conversationId } })),
    endFind: () => store.setState({ find: null }),
    /** Reads files and says what an import of them would do; nothing is written before `startImport`. */
    readImport: async (files: readonly File[], reading?: { passphrase?: string; restores?: boolean }) =>
      (await importing()).readImport(app, files, reading),
    startImport: oneAtATime(async () => (await importing()).startImport(app)),
    stopImport: async () => (await importing()).stopImport(app),
    closeImport: async () => (await importing()).closeImport(app),
    takeImportBack: oneAtATime(
      async (importId: string) => (await importing()).takeImportBack(app, importId),
      (importId) => importId,
    ),
    keepImport: async (importId: string) => (await importing()).keepImport(app, importId),
    /** Opens the dialog for an export: of these conversations, or of everything. */
    showExport: (exportChoice: ExportChoice | null) =>
      store.setState(({ exporting }) => ({
        overlay: 'export',
        exportChoice,
        exporting: exporting?.status === 'running' ? exporting : null,
      })),
    exportConversations: oneAtATime(async (request: ExportRequest, title?: string) =>
      (await exporting()).exportConversations(app, request, title),
    ),
    /** Back to the choices, after an export that failed. */
    retryExport: () => store.setState({ exporting: null }),
    stopExport: async () => (await exporting()).stopExport(app),
    measureExport: async (ids: ExportRequest['ids'], form: ExportRequest['form']) =>
      (await exporting()).measureExport(app, ids, form),
    showOverlay: (overlay: Overlay | null) => store.setState({ overlay }),
    /** Shows what imports have kept of a message of the conversation that is shown. */
    showEarlier: (earlierOf: string) => store.setState({ overlay: 'earlier', earlierOf }),
    bringBackVersion: async (version: Message) =>
      (await import('./earlier-versions')).bringBackVersion(app, version),
    /** Closes what could not be shown over the panel, and says so. */
    abandonOverlay: () => {
      store.setState({ overlay: null });
      warn(app, store.getState().words.app.cannotShowWhy);
    },
    show: (screen: Screen) =>
      store.setState(({ find }) => ({
        screen,
        providerToSetUp: null,
        find: screen === 'chat' ? find : null,
      })),
    /** Opens the settings with this provider chosen. */
    setUp: (providerId: string) =>
      store.setState({ screen: 'settings', providerToSetUp: providerId, find: null }),
    setDraft: (text: string) => setDraft(store, store.getState().conversationId, text),
    /** Tells of something that was done. */
    tell: (text: string) => tell(app, text),
    dismissNotice: (id: string) => removeNotice(store, id),
    /** Keeps notices from leaving while the user is at them. */
    holdNotices: (areNoticesHeld: boolean) => store.setState({ areNoticesHeld }),
    undoLast: () => undoLast(app),
    markOutdated: () => store.setState({ isOutdated: true }),
    openTab: edges.openTab,
    openPanelInTab: edges.openPanelInTab,

    ...watchesOf(app),
    /** What can be done to keep the data; not part of the panel's start. */
    openKeeping: async () => (await keeping()).openKeeping(app),

    start: () => start(app),
    /** To be called when the page goes away. */
    writeJournals: app.journals.writeAll,
  };
}
