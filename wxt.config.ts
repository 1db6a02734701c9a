import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';
import { modernDexie, smallMarkdownParser } from './bundled-libraries.ts';

/**
 * The second wall behind the code: only our own files run, nothing but a request to a model leaves
 * the page, and no text can become markup (Trusted Types). Plain http is for model servers on this
 * machine only.
 */
const contentSecurityPolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self' https: http://localhost:* http://127.0.0.1:*",
  'worker-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  // Each policy gives the address of one worker, and nothing else (lib/platform/start-worker.ts).
  'trusted-types': 'aside-token-counter aside-search aside-pdf-reader aside-code-colours aside-import',
};

/** While developing, the page's styles and changes come from a server on this machine, which writes markup. */
const { 'require-trusted-types-for': _script, 'trusted-types': _none, ...directives } = contentSecurityPolicy;
const developmentPolicy = {
  ...directives,
  'script-src': `${directives['script-src']} http://localhost:*`,
  'style-src': `${directives['style-src']} 'unsafe-inline' http://localhost:*`,
  'connect-src': `${directives['connect-src']} ws://localhost:*`,
};

function written(policy: Record<string, string>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

const hostPermissions = [
  'https://api.anthropic.com/*',
  'https://api.openai.com/*',
  'http://127.0.0.1/*',
  'http://localhost/*',
];

const chromeOnly = {
  permissions: ['storage', 'unlimitedStorage', 'sidePanel', 'activeTab', 'scripting', 'contextMenus'],
  minimum_chrome_version: '120',
  externally_connectable: { ids: [] },
  incognito: 'not_allowed' as const,
};

const firefoxOnly = {
  permissions: ['storage', 'unlimitedStorage', 'activeTab', 'scripting', 'contextMenus'],
  // For backups: Firefox lets no extension write into a folder that the user picks.
  optional_permissions: ['downloads' as const],
  incognito: 'not_allowed' as const,
  browser_specific_settings: {
    gecko: {
      id: 'aside@aside.chat',
      strict_min_version: '140.0',
      data_collection_permissions: {
        required: ['personalCommunications', 'authenticationInfo'],
        optional: ['websiteContent'],
      },
    },
  },
};

/** Each browser's name for "press the toolbar button" or "open the sidebar". */
const openCommand = { chrome: '_execute_action', firefox: '_execute_sidebar_action' };

/** Where there is nothing to show a browser on, `npm run dev` only builds and serves. */
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * All that the panel starts with is one file, and the Markdown that a conversation needs another: many small files are
 * larger, and take longer to load.
 */
const fileGroups = [
  { name: 'start', test: /entrypoints\/sidepanel\/main\.tsx$/, priority: 1 },
  { name: 'markdown', test: /components\/markdown\/markdown\.tsx$/ },
];

export default defineConfig({
  imports: false,
  webExt: { disabled: !hasDisplay },
  modules: ['@wxt-dev/module-react'],
  manifestVersion: 3,
  manifest: ({ browser, command }) => ({
    name: 'Aside',
    description: '__MSG_description__',
    default_locale: 'en',
    action: { default_title: '__MSG_open__' },
    host_permissions: hostPermissions,
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_security_policy: {
      extension_pages: written(command === 'serve' ? developmentPolicy : contentSecurityPolicy),
    },
    commands: {
      [browser === 'firefox' ? openCommand.firefox : openCommand.chrome]: {
        suggested_key: { default: 'Alt+Shift+S' },
      },
      'add-page': { suggested_key: { default: 'Alt+Shift+A' }, description: '__MSG_addPage__' },
      'add-selection': { description: '__MSG_addSelection__' },
    },
    ...(browser === 'firefox' ? firefoxOnly : chromeOnly),
  }),
  vite: () => ({
    plugins: [tailwindcss(), smallMarkdownParser],
    resolve: { alias: modernDexie },
    // Workers load parts of their code later, too, which only modules can.
    worker: { format: 'es' as const },
    // From the package there is nothing to gain by fetching a file before it is asked for.
    build: {
      modulePreload: false as const,
      rolldownOptions: { output: { codeSplitting: { groups: fileGroups } } },
    },
  }),
});
