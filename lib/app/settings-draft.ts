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

/** What is typed in the settings and not saved. It may hold a key, so it is kept in memory and nowhere else. */
export interface SettingsDraft {
  providerId: string;
  baseUrl: string;
  key: string;
  model: ModelDraft;
  systemPrompt: string;
  /** Absent while it was not changed. */
  policy?: ContextPolicy;
}
