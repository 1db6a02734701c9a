import type { ContextPolicy } from '@/lib/core/policy';

/** A model's fields as they are typed. */
export interface ModelDraft {
  model: string;
  contextLimit: string;
  outputLimit: string;
  /** US dollars for a million tokens. */
  inputPrice: string;
  outputPrice: string;
}

/** The fields of the settings that are about the conversation from which they were opened. */
export interface ConnectionDraft {
  providerId: string;
  baseUrl: string;
  key: string;
  model: ModelDraft;
}

/** The fields that are about new conversations; those that were not changed are absent. */
export interface NewConversationsDraft {
  systemPrompt?: string;
  policy?: ContextPolicy;
}

/**
 * What is typed in the settings and not saved. It may hold a key, so it is kept in memory and nowhere else. A model
 * belongs to the conversation for which it was typed: another one must not be answered by it unasked.
 */
export interface SettingsDraft {
  newConversations: NewConversationsDraft;
  /** By conversation id. */
  connections: { readonly [conversationId: string]: ConnectionDraft | undefined };
}

export const noSettingsDraft: SettingsDraft = { newConversations: {}, connections: {} };
