import { describe, expect, it } from 'vitest';
import { initialSettings } from '@/lib/core/settings';
import { forRequest, hasProfile, systemPromptOf } from '@/lib/core/system-prompt';
import { emptyConversation } from './conversations';

const on = { ...initialSettings, profile: { text: ' I am Ada.\n', isOn: true } };
const off = { ...initialSettings, profile: { text: 'I am Ada.', isOn: false } };

describe('what the model is told first', () => {
  it('is the system prompt alone where the user tells nothing of themselves', () => {
    expect(systemPromptOf({ systemPrompt: 'Be kind. ' }, initialSettings)).toBe('Be kind. ');
    const blank = { ...on, profile: { text: ' \n', isOn: true } };
    expect(systemPromptOf({ systemPrompt: '', hasProfile: true }, blank)).toBe('');
  });

  it('has what the user tells of themselves at its end, in a fixed form', () => {
    expect(systemPromptOf({ systemPrompt: 'Be kind.' }, on)).toBe(
      'Be kind.\n\n<about_the_user>\nI am Ada.\n</about_the_user>',
    );
    expect(systemPromptOf({ systemPrompt: ' ' }, on)).toBe('<about_the_user>\nI am Ada.\n</about_the_user>');
  });

  it('follows the conversation, where it says something, else the settings', () => {
    const prompted = { systemPrompt: '' };
    expect([on, off].map((settings) => hasProfile(prompted, settings))).toEqual([true, false]);
    expect([on, off].map((settings) => hasProfile({ ...prompted, hasProfile: false }, settings))).toEqual([
      false,
      false,
    ]);
    expect([on, off].map((settings) => hasProfile({ ...prompted, hasProfile: true }, settings))).toEqual([
      true,
      true,
    ]);
  });
});

it('plans a conversation with all of it, and changes nothing else', () => {
  const conversation = emptyConversation({ systemPrompt: 'Be kind.' });
  const opened = { conversation, branch: [] };
  expect(forRequest(opened, on)).toEqual({
    conversation: { ...conversation, systemPrompt: systemPromptOf(conversation, on) },
    branch: [],
  });
  expect(conversation.systemPrompt).toBe('Be kind.');
});
