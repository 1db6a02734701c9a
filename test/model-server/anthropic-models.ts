/** How a request may say whether a model is to think. */
export type ThinkingType = 'adaptive' | 'between_tools' | 'disabled' | 'enabled';

/** What a model of Anthropic's takes. */
export interface AnthropicModel {
  thinking: readonly ThinkingType[];
  /** Whether it thinks when a request says nothing of it. */
  thinksByItself: boolean;
  takesEffort: boolean;
  takesSampling: boolean;
  /** Whether the last message may be the beginning of the model's own reply. */
  takesPrefill: boolean;
  maxOutputTokens: number;
  /** How many pictures a request may have. */
  maxPictures: number;
}

const current: AnthropicModel = {
  thinking: ['adaptive'],
  thinksByItself: true,
  takesEffort: true,
  takesSampling: false,
  takesPrefill: false,
  maxOutputTokens: 128_000,
  maxPictures: 600,
};

const older: AnthropicModel = {
  thinking: ['disabled', 'enabled'],
  thinksByItself: false,
  takesEffort: false,
  takesSampling: true,
  takesPrefill: true,
  maxOutputTokens: 64_000,
  maxPictures: 100,
};

/**
 * By the first name that fits; the demo model is like the newest ones. From the services' own pages:
 * https://platform.claude.com/docs/en/build-with-claude/thinking, .../effort, .../vision,
 * https://platform.claude.com/docs/en/about-claude/models/overview
 */
const models: readonly (readonly [RegExp, AnthropicModel])[] = [
  [/^claude-((fable|mythos)-5|opus-5-5)/, current],
  [/^claude-sonnet-5-5/, { ...current, thinking: ['adaptive', 'between_tools'] }],
  [/^claude-(haiku-5-5|(opus|sonnet)-5)/, { ...current, thinking: ['adaptive', 'disabled'] }],
  [/^claude-opus-4-[78]/, { ...current, thinking: ['adaptive', 'disabled'], thinksByItself: false }],
  [
    /^claude-(opus|sonnet)-4-6/,
    {
      ...current,
      thinking: ['adaptive', 'disabled', 'enabled'],
      thinksByItself: false,
      takesSampling: true,
      maxOutputTokens: 64_000,
    },
  ],
  [/^claude-opus-4-5/, { ...older, takesEffort: true }],
  [/^claude-(sonnet|haiku)-4-5|^claude-sonnet-4|^claude-3-7/, older],
  [/^claude-opus-4/, { ...older, maxOutputTokens: 32_000 }],
  [/^claude-3-5/, { ...older, thinking: ['disabled'], maxOutputTokens: 8_192 }],
  [/^claude-3/, { ...older, thinking: ['disabled'], maxOutputTokens: 4_096 }],
];

const demo: AnthropicModel = {
  ...current,
  thinking: ['adaptive', 'disabled'],
  thinksByItself: false,
  maxOutputTokens: 32_000,
};

export function anthropicModelNamed(name: string): AnthropicModel {
  return models.find(([pattern]) => pattern.test(name))?.[1] ?? demo;
}
