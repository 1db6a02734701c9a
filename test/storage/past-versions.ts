import { textBlock } from '@/lib/core/content';
import { emptyConversation, userMessage } from '../core/conversations';

type Rows = Record<string, readonly object[]>;

/** A database as some version of Aside left it. */
export interface PastVersion {
  version: number;
  stores: Record<string, string>;
  rows: Rows;
  /** The same rows as they are now, where that is something else. */
  now?: Rows;
}

const first = {
  conversations: 'id, updatedAt, deletedAt, cleared.at',
  messages: 'id, [conversationId+seq]',
  journal: 'messageId, conversationId',
  settings: 'id',
};
const second = { ...first, ledger: 'id, conversationId', calibrations: 'id' };
const third = { ...second, summaries: 'id, conversationId' };
const fourth = {
  ...third,
  conversations: 'id, updatedAt, deletedAt, archivedAt, pinnedAt, cleared.at',
  messages: 'id, [conversationId+seq], *attachmentIds, deletedAt',
  attachments: 'id',
  prompts: 'id',
  modelLists: 'providerId',
  searchChunks: '++id, *messageIds',
  searchChanges: '++number',
  searchState: 'id',
};

const firstRows = {
  conversations: [emptyConversation({ headId: 'm', nextSeq: 2, title: 'Kept' })],
  messages: [userMessage('m', 'Kept')],
  settings: [{ id: 'settings', systemPrompt: 'Be kind', baseUrls: {}, model: null }],
};
const counts = { sent: 3, pinned: 0, trimmed: 2, excluded: 0, blank: 0 };
const record = (changed: object) => ({ id: 'm', conversationId: 'conversation', counts: changed });
const calibration = { id: 'a model', samples: 1 };
const summary = { id: 's', conversationId: 'conversation', upToId: 'm', upToSeq: 1, text: 'In short' };

/** Every version that was ever released, with something in each of its tables. */
export const pastVersions: readonly PastVersion[] = [
  { version: 1, stores: first, rows: firstRows },
  {
    version: 2,
    stores: second,
    rows: { ...firstRows, ledger: [record(counts)], calibrations: [calibration] },
    now: { ledger: [record({ ...counts, summarized: 0 })] },
  },
  {
    version: 3,
    stores: third,
    rows: { ...firstRows, ledger: [record({ ...counts, summarized: 1 })], summaries: [summary] },
  },
  {
    version: 4,
    stores: fourth,
    rows: {
      ...firstRows,
      summaries: [summary],
      conversations: [emptyConversation({ pinnedAt: 5 }), emptyConversation({ id: 'deleted', deletedAt: 7 })],
      messages: [userMessage('m', 'Kept', { content: [textBlock('Kept')], attachmentIds: ['a'] })],
      attachments: [{ id: 'a', mediaType: 'image/png', data: new Blob(['picture']), createdAt: 3 }],
      prompts: [{ id: 'p', name: 'Editor', text: 'You are an editor.', updatedAt: 4 }],
      modelLists: [{ providerId: 'anthropic', baseUrl: '', models: [] }],
      searchChunks: [{ id: 1, messageIds: ['m'], entries: [] }],
      searchChanges: [{ number: 1, table: 'messages', ids: ['m'] }],
      searchState: [{ id: 'state', version: 1, generation: 1, readUpTo: null, forgottenUpTo: 0 }],
    },
  },
];
