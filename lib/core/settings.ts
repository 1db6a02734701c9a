import { type Conversation, isSameModel, type ModelChoice } from './conversation';
import type { ContextPolicy } from './policy';
import { type ProviderPreset, presetOf } from './presets';

/** What the user chose for all conversations. Keys are not among it. */
export interface Settings {
  /** The model of new conversations; null until the first set-up. */
  model: ModelChoice | null;
  /** The system prompt of new conversations. */
  systemPrompt: string;
  /** Base URLs that differ from the preset's, by provider id. */
  baseUrls: { readonly [providerId: string]: string };
  /** How much of new conversations is sent; absent for the usual policy. */
  policy?: ContextPolicy;
  /** How the user last wanted summaries: so many turns kept, written by this model (null: the conversation's own). */
  summaries: { keepTurns: number; writer: ModelChoice | null };
  /** What the user tells of themselves, for the system prompts of conversations that want it. */
  profile: { text: string; isOn: boolean };
  /** What sends a message; the other way makes a new line. */
  sendKey: 'enter' | 'modifier-enter';
  /** The models that were chosen, the latest first, with what the user said of them. */
  recentModels: readonly ModelChoice[];
  /** The language of the panel as a BCP 47 tag; absent for the browser's. */
  language?: string;
  /** Absent for the system's. */
  theme?: 'light' | 'dark';
  /** The conversation to show when a panel opens; null for a new one. */
  lastConversationId: string | null;
}

export const initialSettings: Settings = {
  model: null,
  systemPrompt: '',
  baseUrls: {},
  summaries: { keepTurns: 5, writer: null },
  profile: { text: '', isOn: false },
  sendKey: 'enter',
  recentModels: [],
  lastConversationId: null,
};

/** What can be chosen for each conversation; what is absent is as the settings say. */
export type ConversationChoices = Partial<
  Pick<Conversation, 'model' | 'systemPrompt' | 'policy' | 'replyOptions' | 'hasProfile'>
>;

/** A conversation as it is before its first message; `now` is in milliseconds since 1970. */
export function newConversationWith(
  { systemPrompt, model, policy }: Settings,
  id: string,
  now: number,
  choices: ConversationChoices = {},
): Conversation {
  return {
    id,
    title: '',
    hasOwnTitle: false,
    systemPrompt,
    model: model ?? { providerId: 'anthropic', model: '', name: '' },
    ...(policy && { policy }),
    headId: null,
    nextSeq: 1,
    createdAt: now,
    updatedAt: now,
    ...choices,
  };
}

/** How many models are remembered. */
const mostRecentModels = 30;

/** The models that were chosen, with one that is chosen now. */
export function withRecentModel(recent: readonly ModelChoice[], chosen: ModelChoice): ModelChoice[] {
  const others = recent.filter((model) => !isSameModel(model, chosen));
  return [chosen, ...others].slice(0, mostRecentModels);
}

/** Where a provider's API is: the user's address, else the preset's. */
export function baseUrlOf(settings: Settings, preset: ProviderPreset): string {
  return settings.baseUrls[preset.id] || preset.baseUrl;
}

const usualOutputTokens = 8_192;
const longestUnaskedReply = 32_000;

/**
 * The output limit to send: the user's, if there is one, and never more than the model can. Anthropic's API demands one in any case
 * (https://docs.claude.com/en/api/messages, `max_tokens`); the others take their own when none is sent.
 */
export function outputLimitOf(choice: ModelChoice): number | undefined {
  const { outputLimit, maxOutputTokens, providerId } = choice;
  if (outputLimit !== undefined) return Math.min(outputLimit, maxOutputTokens ?? Infinity);
  if (presetOf(providerId).wire !== 'anthropic-messages') return undefined;
  return Math.min(maxOutputTokens ?? usualOutputTokens, longestUnaskedReply);
}
