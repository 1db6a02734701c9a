import { defineBackground } from 'wxt/utils/define-background';
import { offerPages, openPanelOnClick } from '@/lib/platform/panel';

/** Opens the panel and passes on what was asked for; it does nothing else, because it may be stopped at any moment. */
export default defineBackground(() => {
  openPanelOnClick();
  offerPages();
});
