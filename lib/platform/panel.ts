import { browser } from 'wxt/browser';

/** Firefox's sidebar, which the types of the shared interface do not know. */
interface SidebarAction {
  open(): Promise<void>;
}

/**
 * Opens the panel when the toolbar button is pressed. `openPanelOnActionClick` would do that, too, but would not
 * grant `activeTab`; a click that arrives here does.
 */
export function openPanelOnClick(): void {
  browser.action.onClicked.addListener((tab) => {
    const { sidebarAction } = browser as typeof browser & { sidebarAction?: SidebarAction };
    if (sidebarAction) void sidebarAction.open();
    else if (tab.windowId !== undefined) void browser.sidePanel.open({ windowId: tab.windowId });
  });
}
