import type { BrowserKind } from './find-browser.ts';
import { launchChromium } from './launch-chromium.ts';
import { launchFirefox } from './launch-firefox.ts';
import type { LaunchOptions, PanelBrowser } from './panel-browser.ts';

/** Starts a browser with the extension loaded; the profile is made if it is not there. */
export function launchBrowser(kind: BrowserKind, options: LaunchOptions): Promise<PanelBrowser> {
  return kind === 'firefox' ? launchFirefox(options) : launchChromium(options);
}
