import { type SubmitEvent, useRef, useState } from 'react';
import type { ModelChoice } from '@/lib/core/conversation';
import { type ContextPolicy, policyOf } from '@/lib/core/policy';
import { presetOf } from '@/lib/core/presets';
import { baseUrlOf, type Settings } from '@/lib/core/settings';
import { useApp } from '../app-context';
import { Button } from '../ui/button';
import { KeyField } from './key-field';
import { MemoryField } from './memory-field';
import { type ModelDraft, modelDraftOf, readModelDraft } from './model-draft';
import { ModelField } from './model-field';
import { TestConnection } from './test-connection';
import { BaseUrlField, ProviderField, SystemPromptField } from './text-fields';
import { useModels } from './use-models';

interface SettingsFormProps {
  /** The conversation that is shown. */
  conversationId: string;
  settings: Settings;
  /** The model and the system prompt of the conversation that is shown, else of new ones. */
  model: ModelChoice | null;
  systemPrompt: string;
  providerToSetUp: string | null;
}

/** Changes nothing until Save. */
export function SettingsForm({
  conversationId,
  settings,
  model,
  systemPrompt,
  providerToSetUp,
}: SettingsFormProps) {
  const app = useApp();
  const [providerId, setProviderId] = useState(providerToSetUp ?? model?.providerId ?? 'anthropic');
  const preset = presetOf(providerId);
  const [typedUrl, setTypedUrl] = useState(baseUrlOf(settings, preset));
  const [draft, setDraft] = useState<ModelDraft>(modelDraftOf(model, providerId));
  const [prompt, setPrompt] = useState(systemPrompt);
  const [policy, setPolicy] = useState<ContextPolicy>();
  const [complaint, setComplaint] = useState<string>();
  const keyField = useRef<HTMLInputElement>(null);
  const address = app.checkBaseUrl(typedUrl, preset.wire);
  const baseUrl = address.ok ? address.baseUrl : undefined;
  const models = useModels(providerId, baseUrl, keyField);

  const chooseProvider = (id: string) => {
    setProviderId(id);
    setTypedUrl(baseUrlOf(settings, presetOf(id)));
    setDraft(modelDraftOf(model, id));
  };

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!address.ok) return setComplaint(address.reason);
    const read = readModelDraft(draft, providerId, models.known, model);
    if (!read.ok) return setComplaint(read.reason);
    const typedKey = keyField.current?.value.trim();
    const change = {
      baseUrl: address.baseUrl,
      model: read.model,
      ...(prompt !== systemPrompt && { systemPrompt: prompt }),
      ...(typedKey && { key: typedKey }),
    };
    try {
      // Asked for in the click itself, before anything is awaited; refusing it is no reason not to save.
      await app.requestAccess(new URL(address.baseUrl).origin).catch(() => false);
      await app.saveSettings(conversationId, providerId, change);
      if (policy) await app.setDefaultPolicy(policy);
    } catch {
      return setComplaint('The settings could not be saved. Is the disk full? Nothing was changed.');
    }
    if (models.state !== 'answered') {
      void app.learnModel(conversationId, read.model, address.baseUrl);
    }
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
        <div className="mx-auto flex max-w-xl flex-col gap-5 px-4 py-5">
          <ProviderField value={providerId} onChange={chooseProvider} />
          <BaseUrlField value={typedUrl} onChange={setTypedUrl} usual={preset.baseUrl} address={address} />
          <KeyField
            ref={keyField}
            key={providerId}
            preset={preset}
            baseUrl={baseUrl}
            onEdit={models.forget}
          />
          <TestConnection models={models} model={draft.model} baseUrl={baseUrl} />
          <ModelField providerId={providerId} draft={draft} onChange={setDraft} models={models} />
          <SystemPromptField value={prompt} onChange={setPrompt} />
          <MemoryField value={policy ?? policyOf(settings)} onChange={setPolicy} />
        </div>
      </div>
      <footer className="border-t border-line bg-canvas">
        <div className="mx-auto flex max-w-xl flex-col gap-2 px-4 py-3">
          {complaint && (
            <p role="alert" className="text-small text-danger">
              {complaint}
            </p>
          )}
          <div className="flex justify-end gap-2">
            <Button look="quiet" onClick={() => app.show('chat')}>
              Cancel
            </Button>
            <Button look="primary" type="submit">
              Save
            </Button>
          </div>
        </div>
      </footer>
    </form>
  );
}
