import { browser } from 'wxt/browser';
import type { PageRequest } from '@/lib/core/attachments/page-reading';
import { leavePageRequest } from './page-requests';

/** Firefox's sidebar, which the types of the shared interface do not know. */
interface SidebarAction {
  open(): Promise<void>;
}

/** The part of a tab that is needed to open its window's panel and to read it. */
interface PressedTab {
  id?: number | undefined;
  windowId?: number | undefined;
}

/**
 * Opens the panel when the toolbar button is pressed, and lets it go on if it waits for access to the tab. `openPanelOnActionClick` would do that, too, but would not
 * grant `activeTab`; a click that arrives here does.
 */
export function openPanelOnClick(): void {
  browser.action.onClicked.addListener((tab) => {
    bring(tab, { part: 'again' });
  });
}

/** The context menu's and the keyboard's ways to a page's text: each opens the panel, which then adds it. */
export function offerPages(): void {
  browser.runtime.onInstalled.addListener(() => void addMenuItems());
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    const part = menuItemId === 'selection' ? 'selection' : 'page';
    bring(tab, { part, ...(part === 'selection' && frameId ? { frameId } : {}) });
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'add-page') bring(tab, { part: 'page' });
    if (command === 'add-selection') bring(tab, { part: 'selection' });
  });
}

async function addMenuItems(): Promise<void> {
  await browser.contextMenus.removeAll();
  const title = (name: 'askAboutSelection' | 'addPage') => browser.i18n.getMessage(name);
  browser.contextMenus.create({
    id: 'selection',
    title: title('askAboutSelection'),
    contexts: ['selection'],
  });
  browser.contextMenus.create({ id: 'page', title: title('addPage'), contexts: ['page'] });
}

/** Opens the panel first: browsers allow that only in the click itself, before anything is awaited. */
function bring(tab: PressedTab | undefined, what: Pick<PageRequest, 'part' | 'frameId'>): void {
  if (tab) openPanel(tab);
  if (tab?.id === undefined || tab.windowId === undefined) return;
  void leavePageRequest({ id: crypto.randomUUID(), tabId: tab.id, windowId: tab.windowId, ...what });
}

function openPanel({ windowId }: PressedTab): void {
  const { sidebarAction } = browser as typeof browser & { sidebarAction?: SidebarAction };
  if (sidebarAction) void sidebarAction.open().catch(stayClosed);
  else if (windowId !== undefined) void browser.sidePanel.open({ windowId }).catch(stayClosed);
}

/** Where the browser does not let the panel open, the request waits for it. */
function stayClosed(): void {}
