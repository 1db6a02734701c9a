import type { Conversation } from '@/lib/core/conversation';
import { initialSettings } from '@/lib/core/settings';
import { hasProfile } from '@/lib/core/system-prompt';
import { useApp, useAppState } from '../app-context';
import { TextButton } from '../ui/button';
import { Switch } from '../ui/switch';
import { useWords } from '../words';

/** Whether one conversation is told about the user; until somebody says so, it is as the settings say. */
export function ProfileSwitch({ conversation }: { conversation: Conversation }) {
  const app = useApp();
  const { prompts: words } = useWords();
  const settings = useAppState((state) => state.settings) ?? initialSettings;
  const isBlank = settings.profile.text.trim() === '';
  return (
    <>
      <Switch
        label={words.profileHere}
        isOn={hasProfile(conversation, settings)}
        isDisabled={isBlank}
        onChange={(isOn) => void app.choose(conversation.id, { hasProfile: isOn })}
        hint={isBlank ? words.profileNone : <span className="line-clamp-3">{settings.profile.text}</span>}
      />
      <p className="text-small">
        <TextButton onClick={() => app.show('settings')}>
          {isBlank ? words.profileWrite : words.profileChange}
        </TextButton>
      </p>
    </>
  );
}
