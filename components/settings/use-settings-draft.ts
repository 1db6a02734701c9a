import { useEffect, useRef } from 'react';
import { type ConnectionDraft, type NewConversationsDraft, noSettingsDraft } from '@/lib/app/settings-draft';
import type { ModelChoice } from '@/lib/core/conversation';
import { presetOf } from '@/lib/core/presets';
import { baseUrlOf, type Settings } from '@/lib/core/settings';
import { useApp, useAppState } from '../app-context';
import { modelDraftOf } from './model-draft';

interface Draft {
  connection: ConnectionDraft;
  newConversations: NewConversationsDraft;
  isChanged: boolean;
  change: (change: Partial<ConnectionDraft>) => void;
  changeNewConversations: (change: NewConversationsDraft) => void;
  chooseProvider: (providerId: string) => void;
  discard: () => void;
}

/**
 * What the settings' form holds: as it was left for this conversation, else as the settings are. It is kept in the
 * window's state, so that a look at something else does not lose what was typed.
 */
export function useSettingsDraft(
  conversationId: string,
  settings: Settings,
  model: ModelChoice | null,
  providerToSetUp: string | null,
): Draft {
  const app = useApp();
  const { newConversations, connections } = useAppState((state) => state.settingsDraft);
  const kept = connections[conversationId];
  const ofProvider = (providerId: string): ConnectionDraft => ({
    providerId,
    baseUrl: baseUrlOf(settings, presetOf(providerId)),
    key: '',
    model: modelDraftOf(model, providerId),
  });
  const stored = ofProvider(providerToSetUp ?? model?.providerId ?? 'anthropic');
  const keep = (connection: ConnectionDraft | undefined, others = newConversations) =>
    app.store.setState(({ settingsDraft }) => ({
      settingsDraft: {
        newConversations: others,
        connections: { ...settingsDraft.connections, [conversationId]: connection },
      },
    }));
  const chooseProvider = (providerId: string) => keep(ofProvider(providerId));
  const wanted = useRef({ providerToSetUp, chooseProvider, isOther: kept?.providerId !== providerToSetUp });
  useEffect(() => {
    // What was typed for another provider gives way to the one that is to be set up.
    const { providerToSetUp: id, chooseProvider: choose, isOther } = wanted.current;
    if (id !== null && isOther && app.store.getState().settingsDraft !== noSettingsDraft) choose(id);
  }, [app]);
  return {
    connection: kept ?? stored,
    newConversations,
    isChanged: kept !== undefined || Object.keys(newConversations).length > 0,
    change: (changed) => keep({ ...(kept ?? stored), ...changed }),
    changeNewConversations: (changed) => keep(kept, { ...newConversations, ...changed }),
    chooseProvider,
    discard: () => keep(undefined, {}),
  };
}
