import type { Wire } from './content';

/** A kind of server that Aside knows how to talk to. */
export interface ProviderPreset {
  id: string;
  name: string;
  wire: Wire;
  /** Where its API is unless the user says otherwise; empty where only the user knows. */
  baseUrl: string;
  /** Whether requests without a key are pointless. */
  needsKey: boolean;
  /** Where a user gets a key. */
  keyPage?: string;
}

export const presets: readonly ProviderPreset[] = [
  {
    id: 'anthropic',
    name: 'Anthropic',
    wire: 'anthropic-messages',
    baseUrl: 'https://api.anthropic.com',
    needsKey: true,
    keyPage: 'https://platform.claude.com/settings/keys',
  },
  {
    id: 'openai',
    name: 'OpenAI',
    wire: 'openai-responses',
    baseUrl: 'https://api.openai.com/v1',
    needsKey: true,
    keyPage: 'https://platform.openai.com/api-keys',
  },
  {
    id: 'openrouter',
    name: 'OpenRouter',
    wire: 'openai-chat',
    baseUrl: 'https://openrouter.ai/api/v1',
    needsKey: true,
    keyPage: 'https://openrouter.ai/settings/keys',
  },
  {
    id: 'ollama',
    name: 'Ollama',
    wire: 'openai-chat',
    baseUrl: 'http://127.0.0.1:11434/v1',
    needsKey: false,
  },
  {
    id: 'lm-studio',
    name: 'LM Studio',
    wire: 'openai-chat',
    baseUrl: 'http://127.0.0.1:1234/v1',
    needsKey: false,
  },
  {
    id: 'llama-cpp',
    name: 'llama.cpp',
    wire: 'openai-chat',
    baseUrl: 'http://127.0.0.1:8080/v1',
    needsKey: false,
  },
  { id: 'compatible', name: 'OpenAI-compatible', wire: 'openai-chat', baseUrl: '', needsKey: false },
];

/** The preset with this id; ids come from stored settings, so an unknown one reads as OpenAI-compatible. */
export function presetOf(id: string): ProviderPreset {
  return presets.find((preset) => preset.id === id) ?? compatible;
}

const compatible = presets.find((preset) => preset.id === 'compatible') as ProviderPreset;
