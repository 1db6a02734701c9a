import { type RefObject, useEffect } from 'react';
import type { App } from '@/lib/app/app';
import type { State } from '@/lib/app/state';
import { useApp, useAppState } from '../app-context';
import { later } from '../later';
import { isOnMac, isPressed } from './shortcut';
import { shortcuts } from './shortcuts';

const CommandPalette = later(async () => (await import('./command-palette')).CommandPalette);
const ShortcutsPage = later(async () => (await import('./shortcuts-page')).ShortcutsPage);
const ExportDialog = later(async () => (await import('../data/export-dialog')).ExportDialog);
const EarlierDialog = later(async () => (await import('../chat/earlier-dialog')).EarlierDialog);
const ModelPicker = later(async () => (await import('../models/model-picker')).ModelPicker);
const PromptLibrary = later(async () => (await import('../prompts/prompt-library')).PromptLibrary);

/**
 * What lies over the panel when it is asked for, and the keys that ask for it from anywhere. `typed` is what was typed
 * since then.
 */
export function Overlays({ typed }: { typed: RefObject<string> }) {
  const app = useApp();
  const overlay = useAppState((state) => state.overlay);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = actionOf(event);
      if (!action || (action === actions.findHere && !hasMessages(app.store.getState()))) return;
      // The browser has its own use for some of these.
      event.preventDefault();
      action(app);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [app]);
  return (
    <>
      {overlay === 'commands' && <CommandPalette typed={typed} />}
      {overlay === 'prompts' && <PromptLibrary />}
      {overlay === 'models' && <ModelPicker />}
      {overlay === 'export' && <ExportDialog />}
      {overlay === 'earlier' && <EarlierDialog />}
      {overlay === 'shortcuts' && <ShortcutsPage />}
    </>
  );
}

const actions: Record<keyof typeof shortcuts, (app: App) => void> = {
  openPalette: (app) => app.showOverlay('commands'),
  newConversation: (app) => void app.newConversation(),
  findHere: (app) => app.findHere(),
  whatIsSent: (app) => app.showView('what-is-sent'),
  openSettings: (app) => app.show('settings'),
  showShortcuts: (app) => app.showOverlay('shortcuts'),
};

/** Whether messages are in sight. Elsewhere the browser's own search is the right one. */
function hasMessages({ screen, view, overlay, conversationId, newConversationId }: State): boolean {
  const isStored = conversationId !== newConversationId;
  return screen === 'chat' && isStored && overlay === null && view?.conversationId !== conversationId;
}

function actionOf(event: KeyboardEvent): ((app: App) => void) | undefined {
  for (const name of Object.keys(shortcuts) as (keyof typeof shortcuts)[]) {
    if (isPressed(shortcuts[name], event, isOnMac)) return actions[name];
  }
  return undefined;
}
