import type { SourceFile } from './source-files';

interface Rule {
  pattern: RegExp;
  says: string;
  /** Whether the rule is about this file; about all if absent. */
  appliesTo?: (path: string) => boolean;
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);

const isComponent = (path: string) => /^components\/.*\.tsx?$/.test(path);

const rules: readonly Rule[] = [
  { pattern: /(?:[:<,|]\s*|\bas\s+)any\b(?=\s*[;,)=>|[\]}]|$)/, says: 'uses the type any' },
  { pattern: /@ts-(ignore|expect-error|nocheck)/, says: 'silences the type check' },
  { pattern: /biome-ignore/, says: 'silences the linter' },
  { pattern: /\b(describe|test|it)\.(only|skip|todo)\b/, says: 'focuses or skips a test', appliesTo: isTest },
  { pattern: /(?<![\w.])\/(work|tmp|home|Users|root)\/[\w.-]/, says: 'names a path of one machine' },
  {
    pattern:
      /(?<![\w-])(?:-?[mp][lr]-|-?(?:left|right)-(?:[\d[(]|px\b|full\b|auto\b)|(?:text|float)-(?:left|right)\b|(?:border|rounded)-(?:[lr]|[tb][lr])(?![\w]))/,
    says: 'has a class for the left or the right; use the one for the start or the end',
    appliesTo: isComponent,
  },
  { pattern: /\bsk-(?!test-|canary-)(ant-|proj-)?[A-Za-z0-9_-]{20,}/, says: 'holds what looks like a key' },
];

const mostLines = 300;

/** The files that show the rules what to find. */
const examples = ['test/rules/repository.test.ts'];

/** What breaks the repository's rules, one sentence each. */
export function findBrokenRules(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !examples.includes(file.path))
    .flatMap((file) => [...linesThatBreak(file), ...tooLong(file)]);
}

function linesThatBreak({ path, text }: SourceFile): string[] {
  if (path === 'test/rules/repository.ts') return [];
  return text
    .split('\n')
    .flatMap((line, index) =>
      rules
        .filter((rule) => (rule.appliesTo?.(path) ?? true) && rule.pattern.test(line))
        .map((rule) => `${path}:${index + 1} ${rule.says}`),
    );
}

function tooLong({ path, text }: SourceFile): string[] {
  const lines = text.split('\n').length - 1;
  return lines > mostLines ? [`${path} has ${lines} lines, more than ${mostLines}`] : [];
}
