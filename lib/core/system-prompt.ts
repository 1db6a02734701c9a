import type { Conversation } from './conversation';
import type { Settings } from './settings';

type Prompted = Pick<Conversation, 'systemPrompt' | 'hasProfile'>;

/** Whether what the user tells of themselves goes along: as the conversation says, else as the settings say. */
export function hasProfile({ hasProfile }: Prompted, { profile }: Pick<Settings, 'profile'>): boolean {
  return profile.text.trim() !== '' && (hasProfile ?? profile.isOn);
}

/**
 * What a model is told first: the conversation's system prompt, and after it what the user tells of themselves. The
 * form is fixed, because providers' caches give only what is the same to the letter.
 */
export function systemPromptOf(conversation: Prompted, settings: Pick<Settings, 'profile'>): string {
  const { systemPrompt } = conversation;
  if (!hasProfile(conversation, settings)) return systemPrompt;
  const profile = `<about_the_user>\n${settings.profile.text.trim()}\n</about_the_user>`;
  return systemPrompt.trim() === '' ? profile : `${systemPrompt}\n\n${profile}`;
}

/**
 * A conversation as requests for it are planned: with all that the model is told first. It is for planning alone; what
 * is stored is the conversation's own system prompt, so that a changed profile is told from the next request on.
 */
export function forRequest<Opened extends { conversation: Conversation }>(
  opened: Opened,
  settings: Pick<Settings, 'profile'>,
): Opened {
  const { conversation } = opened;
  return {
    ...opened,
    conversation: { ...conversation, systemPrompt: systemPromptOf(conversation, settings) },
  };
}
