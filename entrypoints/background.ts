import { defineBackground } from 'wxt/utils/define-background';
import { openPanelOnClick } from '@/lib/platform/panel';

/** Opens the panel, and does nothing else: it may be stopped at any moment. */
export default defineBackground(openPanelOnClick);
