import { type SubmitEvent, useRef, useState } from 'react';
import type { ModelChoice } from '@/lib/core/conversation';
import { policyOf } from '@/lib/core/policy';
import { presetOf } from '@/lib/core/presets';
import type { Settings } from '@/lib/core/settings';
import { useApp } from '../app-context';
import { SaveButtons } from '../ui/save-buttons';
import { useWords } from '../words';
import { addressProblem } from './address-problem';
import { KeyField } from './key-field';
import { MemoryField } from './memory-field';
import { readModelDraft } from './model-draft';
import { ModelField } from './model-field';
import { Preferences, SettingsSection } from './preferences';
import { TestConnection } from './test-connection';
import { BaseUrlField, ProviderField, SystemPromptField } from './text-fields';
import { useModels } from './use-models';
import { useSettingsDraft } from './use-settings-draft';

interface SettingsFormProps {
  /** The conversation that is shown. */
  conversationId: string;
  settings: Settings;
  /** The model of the conversation that is shown, else of new ones. */
  model: ModelChoice | null;
  providerToSetUp: string | null;
}

/** Models, keys and what new conversations have change with Save; what is left unsaved stays here. */
export function SettingsForm({ conversationId, settings, model, providerToSetUp }: SettingsFormProps) {
  const app = useApp();
  const allWords = useWords();
  const words = allWords.settings;
  const { connection, newConversations, isChanged, change, changeNewConversations, chooseProvider, discard } =
    useSettingsDraft(conversationId, settings, model, providerToSetUp);
  const { providerId } = connection;
  const preset = presetOf(providerId);
  const [complaint, setComplaint] = useState<string>();
  const keyField = useRef<HTMLInputElement>(null);
  const address = app.checkBaseUrl(connection.baseUrl, preset.wire);
  const baseUrl = address.ok ? address.baseUrl : undefined;
  const models = useModels(providerId, baseUrl, keyField);

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!address.ok) return setComplaint(addressProblem(address, allWords));
    const read = readModelDraft(connection.model, providerId, models.known, model);
    if (!read.ok) return setComplaint(words.wrong[read.wrong]);
    const key = keyField.current?.value.trim();
    try {
      // Asked for in the click itself, before anything is awaited; refusing it is no reason not to save.
      await app.requestAccess(new URL(address.baseUrl).origin).catch(() => false);
      await app.saveSettings(conversationId, providerId, {
        baseUrl: address.baseUrl,
        model: read.model,
        ...newConversations,
        ...(key && { key }),
      });
    } catch {
      return setComplaint(words.notStored);
    }
    discard();
    if (models.state !== 'answered') void app.learnModel(conversationId, read.model, address.baseUrl);
    app.show('chat');
  };
  const cancel = () => {
    discard();
    app.show('chat');
  };

  return (
    <form
      onSubmit={save}
      onInput={() => setComplaint(undefined)}
      className="flex min-h-0 flex-1 flex-col"
      noValidate
    >
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-measure flex-col divide-y divide-line px-4">
          <SettingsSection title={words.modelSection}>
            <ProviderField value={providerId} onChange={chooseProvider} />
            <BaseUrlField
              value={connection.baseUrl}
              onChange={(typed) => change({ baseUrl: typed })}
              usual={preset.baseUrl}
              address={address}
            />
            <KeyField
              ref={keyField}
              key={providerId}
              preset={preset}
              baseUrl={baseUrl}
              typed={connection.key}
              onEdit={(key) => {
                models.forget();
                change({ key });
              }}
            />
            <TestConnection models={models} model={connection.model.model} baseUrl={baseUrl} />
            <ModelField
              providerId={providerId}
              draft={connection.model}
              onChange={(typed) => change({ model: typed })}
              models={models}
            />
          </SettingsSection>
          <SettingsSection title={words.newConversations}>
            <SystemPromptField
              value={newConversations.systemPrompt ?? settings.systemPrompt}
              onChange={(systemPrompt) => changeNewConversations({ systemPrompt })}
            />
            <MemoryField
              value={newConversations.policy ?? policyOf(settings)}
              onChange={(policy) => changeNewConversations({ policy })}
            />
          </SettingsSection>
          <Preferences settings={settings} />
        </div>
      </div>
      <Footer complaint={complaint} isChanged={isChanged} onCancel={cancel} />
    </form>
  );
}

interface FooterProps {
  complaint: string | undefined;
  isChanged: boolean;
  onCancel: () => void;
}

function Footer({ complaint, isChanged, onCancel }: FooterProps) {
  const { settings: words } = useWords();
  return (
    <footer className="border-t border-line bg-canvas">
      <div className="mx-auto flex max-w-measure flex-col gap-2 px-4 py-3">
        {complaint && (
          <p role="alert" className="text-small text-danger">
            {complaint}
          </p>
        )}
        <div className="flex items-center justify-end gap-2">
          <p role="status" className="min-w-0 flex-1 text-tiny text-muted">
            {isChanged && words.notSavedYet}
          </p>
          <SaveButtons onCancel={onCancel} />
        </div>
      </div>
    </footer>
  );
}
