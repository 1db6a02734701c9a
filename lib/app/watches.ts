import type { Calibration } from '@/lib/core/calibration';
import type { Block } from '@/lib/core/content';
import type { Conversation } from '@/lib/core/conversation';
import type { ConversationList, ConversationRow, Shelf } from '@/lib/core/conversation-list';
import type { LedgerRecord } from '@/lib/core/ledger';
import type { OpenConversation } from '@/lib/core/summary/summary';
import { findByTitle, listArriving, listConversations, readRows } from '@/lib/storage/conversation-lists';
import { findConversation } from '@/lib/storage/conversations';
import { type ModelListRow, type PromptRow, watch } from '@/lib/storage/database';
import { type ImportSummary, listImports } from '@/lib/storage/import-list';
import { readConversation } from '@/lib/storage/opened-conversations';
import { listPrompts } from '@/lib/storage/prompts';
import { readJournal } from '@/lib/storage/replies';
import { readCalibration, readLedgerRecord } from '@/lib/storage/requests';
import { type EarlierVersions, readEarlierVersions } from '@/lib/storage/revisions';
import type { AppContext } from './edges';
import { rememberedModels } from './models';
import { watchThrottled } from './throttled-watch';

/** What is stored, watched: each of these calls back now and with every change, and gives a way to end it. */
export function watchesOf(app: AppContext) {
  const { clock, database, store } = app;
  return {
    /** The list of conversations in groups, or of those that are put away; as it is on the day of `now`. */
    watchList: (shelf: Shelf, now: number, onValue: (list: ConversationList) => void) =>
      watchThrottled(clock, () => listConversations(database, shelf, now), onValue),
    /** Some conversations for their rows in a list. */
    watchRows: (ids: readonly string[], onValue: (rows: ReadonlyMap<string, ConversationRow>) => void) =>
      watch(() => readRows(database, ids), onValue),
    /** The first of these conversations whose title begins so. */
    findByTitle: (ids: readonly string[], beginning: string) =>
      findByTitle(database, ids, beginning, store.getState().words.locale),
    /** The ids of the conversations in which a reply is arriving, in whatever window. */
    watchArriving: (_all: string, onValue: (ids: ReadonlySet<string>) => void) =>
      watch(() => listArriving(database), onValue),
    /** A conversation without its messages; undefined if it is not stored or deleted. */
    watchConversationRow: (id: string, onValue: (conversation: Conversation | undefined) => void) =>
      watch(async () => {
        const found = await findConversation(database, id);
        return found?.deletedAt === undefined ? found : undefined;
      }, onValue),
    watchConversation: (id: string, onValue: (opened: OpenConversation | undefined) => void) =>
      watch(() => readConversation(database, id), onValue),
    /** The content so far of replies that other windows are receiving in a conversation, by message id. */
    watchJournal: (conversationId: string, onValue: (contents: Map<string, readonly Block[]>) => void) =>
      watch(async () => {
        const entries = await readJournal(database, conversationId);
        return new Map(entries.map(({ messageId, content }) => [messageId, content]));
      }, onValue),

    /** The models that each provider listed last. */
    watchModels: (_all: string, onValue: (lists: ModelListRow[]) => void) =>
      watch(() => rememberedModels(app), onValue),
    watchPrompts: (_all: string, onValue: (prompts: PromptRow[]) => void) =>
      watch(() => listPrompts(database), onValue),

    /** The imports that can be taken back. */
    watchImports: (_all: string, onValue: (imports: ImportSummary[]) => void) =>
      watchThrottled(clock, () => listImports(database), onValue),

    /** What imports have kept of the messages of a conversation. */
    watchEarlierVersions: (conversationId: string, onValue: (versions: EarlierVersions) => void) =>
      watch(() => readEarlierVersions(database, conversationId), onValue),

    /** How a model counts, for estimates; by its `calibrationKey`. */
    watchCalibration: (key: string, onValue: (calibration: Calibration) => void) =>
      watch(() => readCalibration(database, key), onValue),
    /** The record of the request for a reply; undefined if there is none. */
    watchLedger: (replyId: string, onValue: (record: LedgerRecord | undefined) => void) =>
      watch(() => readLedgerRecord(database, replyId), onValue),
  };
}
