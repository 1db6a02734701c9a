import { useEffect, useRef } from 'react';
import type { SettingsDraft } from '@/lib/app/settings-draft';
import type { ModelChoice } from '@/lib/core/conversation';
import { presetOf } from '@/lib/core/presets';
import { baseUrlOf, type Settings } from '@/lib/core/settings';
import { useApp, useAppState } from '../app-context';
import { modelDraftOf } from './model-draft';

interface Draft {
  draft: SettingsDraft;
  isChanged: boolean;
  change: (change: Partial<SettingsDraft>) => void;
  chooseProvider: (providerId: string) => void;
  discard: () => void;
}

/**
 * What the settings' form holds: as it was left, else as the settings are. It is kept in the window's state, so that a
 * look at something else does not lose what was typed.
 */
export function useSettingsDraft(
  settings: Settings,
  model: ModelChoice | null,
  providerToSetUp: string | null,
): Draft {
  const app = useApp();
  const kept = useAppState((state) => state.settingsDraft);
  const ofProvider = (providerId: string) => ({
    providerId,
    baseUrl: baseUrlOf(settings, presetOf(providerId)),
    key: '',
    model: modelDraftOf(model, providerId),
  });
  const stored: SettingsDraft = {
    ...ofProvider(providerToSetUp ?? model?.providerId ?? 'anthropic'),
    systemPrompt: settings.systemPrompt,
  };
  const draft = kept ?? stored;
  const change = (changed: Partial<SettingsDraft>) =>
    app.store.setState(({ settingsDraft }) => ({
      settingsDraft: { ...(settingsDraft ?? stored), ...changed },
    }));
  const chooseProvider = (providerId: string) => change(ofProvider(providerId));
  const wanted = useRef({ providerToSetUp, chooseProvider, hasOther: kept?.providerId !== providerToSetUp });
  useEffect(() => {
    // What was typed for another provider gives way to the one that is to be set up.
    const { providerToSetUp: id, chooseProvider: choose, hasOther } = wanted.current;
    if (id !== null && hasOther && app.store.getState().settingsDraft) choose(id);
  }, [app]);
  return {
    draft,
    isChanged: kept !== null,
    change,
    chooseProvider,
    discard: () => app.store.setState({ settingsDraft: null }),
  };
}
