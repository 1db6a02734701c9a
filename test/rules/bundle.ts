import type { SourceFile } from './source-files';

/** Hosts that may stand in the bundle, and what they are there for. No request goes to any but the first three. */
const allowedHosts: Record<string, string> = {
  'api.anthropic.com': 'the Anthropic API',
  'api.openai.com': 'the OpenAI API',
  'openrouter.ai': 'the OpenRouter API and its page for keys',
  'platform.claude.com': 'the page where one gets a key',
  'platform.openai.com': 'the page where one gets a key',
  'api.example.com': 'an example of an address, in a hint',
  'example.com': 'an example of an address, in a hint',
  'www.w3.org': 'the names of SVG and MathML',
  'www.apache.org': 'the licence lines of pdf.js',
  'ns.adobe.com': 'the names of metadata in PDFs, in pdf.js',
  'www.xfa.org': 'the names of forms in PDFs, in pdf.js',
  'foo.bar': "pdf.js's test whether an address can be read",
  'react.dev': "React's error texts",
  'base-ui.com': "Base UI's error texts",
  'bit.ly': "Dexie's error texts",
  'tinyurl.com': "Dexie's error texts",
  'github.com': "highlight.js's warnings",
  'tailwindcss.com': "Tailwind's licence line",
  'docs.anthropic.com': "the Anthropic SDK's warnings",
  'docs.expo.dev': "the SDKs' error texts",
  'help.openai.com': "the OpenAI SDK's error texts",
  'auth.openai.com': "the OpenAI SDK's workload identity, which Aside does not use",
  'mtls.api.openai.com': "the OpenAI SDK's client certificates, which Aside does not use",
  'us.api.openai.com': "the OpenAI SDK's list of regions, which Aside does not use",
  'eu.api.openai.com': "the OpenAI SDK's list of regions, which Aside does not use",
  'ae.api.openai.com': "the OpenAI SDK's list of regions, which Aside does not use",
  'au.api.openai.com': "the OpenAI SDK's list of regions, which Aside does not use",
  'in.api.openai.com': "the OpenAI SDK's list of regions, which Aside does not use",
  'jp.api.openai.com': "the OpenAI SDK's list of regions, which Aside does not use",
  'redacted.invalid': "the OpenAI SDK's placeholder while it reads a path",
};

/** How often each of these may occur, per file name, and whose code it is. */
const allowedCode: {
  pattern: RegExp;
  name: string;
  allowed: (file: SourceFile) => number;
  reason: string;
}[] = [
  { pattern: /\beval\s*\(/g, name: 'eval', allowed: () => 0, reason: 'the CSP forbids it' },
  { pattern: /\bnew\s+Function\b/g, name: 'new Function', allowed: () => 0, reason: 'the CSP forbids it' },
  {
    pattern: /\.(?:innerHTML|outerHTML)\s*=(?!=)/g,
    name: 'an assignment to innerHTML',
    allowed: ({ path, text }) =>
      path === 'page-reader.js'
        ? 2
        : text.includes('highlightjs/highlight.js')
          ? 1
          : text.includes('react.element') || text.includes('react.transitional.element')
            ? 3
            : 0,
    reason:
      'two are in Readability, which works on a copy of a page that is in no window; one is in highlight.js, for elements, which Aside gives it none of; three are in React DOM (dangerouslySetInnerHTML twice, making a script element); Aside uses none',
  },
];

const keyPattern = /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,}/;
const addressPattern = /\b(?:https?|wss?):\/\/([a-z0-9.-]+\.[a-z]{2,})/gi;

/** What is wrong with the files of a build, one sentence each. */
export function findInBundle(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...forbiddenCode(file),
    ...foreignHosts(file),
    ...(keyPattern.test(file.text) ? [`${file.path} holds what looks like a key`] : []),
  ]);
}

function forbiddenCode(file: SourceFile): string[] {
  return allowedCode.flatMap(({ pattern, name, allowed, reason }) => {
    const count = Array.from(file.text.matchAll(pattern)).length;
    return count > allowed(file) ? [`${file.path} has ${name} ${count} times (${reason})`] : [];
  });
}

function foreignHosts(file: SourceFile): string[] {
  const hosts = Array.from(file.text.matchAll(addressPattern), ([, host = '']) => host.toLowerCase());
  return Array.from(new Set(hosts))
    .filter((host) => !Object.hasOwn(allowedHosts, host))
    .map((host) => `${file.path} names the host ${host}`);
}
