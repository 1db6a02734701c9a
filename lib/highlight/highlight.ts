import { createLowlight } from 'lowlight';
import type { CodeRole, CodeRun } from '@/lib/core/code-run';
import { grammarNames, grammars } from './grammars';

const lowlight = createLowlight();

/**
 * The code cut into runs that together are the code; null for a language that Aside has no grammar for. `onStart` is
 * called when the grammar is there and the work begins, which has no limit: some grammars take quadratic time.
 */
export async function highlight(
  language: string,
  code: string,
  onStart: () => void,
): Promise<readonly CodeRun[] | null> {
  const names = grammarNames(language);
  if (names === null) return null;
  await Promise.all(names.filter((name) => !lowlight.registered(name)).map(register));
  onStart();
  const runs: CodeRun[] = [];
  addRuns(lowlight.highlight(names[0], code).children, null, runs);
  return runs;
}

async function register(name: keyof typeof grammars): Promise<void> {
  const grammar = await grammars[name]();
  lowlight.register(name, grammar.default);
}

type Node = ReturnType<typeof lowlight.highlight>['children'][number];

function addRuns(nodes: readonly Node[], role: CodeRole | null, runs: CodeRun[]): void {
  for (const node of nodes) {
    if (node.type === 'text') addRun(node.value, role, runs);
    if (node.type !== 'element') continue;
    const classes = node.properties.className;
    addRuns(node.children as Node[], roleOf(Array.isArray(classes) ? String(classes[0]) : '') ?? role, runs);
  }
}

function addRun(text: string, role: CodeRole | null, runs: CodeRun[]): void {
  const last = runs.at(-1);
  if (last?.role === role) last.text += text;
  else runs.push({ text, role });
}

/** The names that grammars give to parts (https://highlightjs.readthedocs.io/en/latest/css-classes-reference.html). */
const roles: Record<CodeRole, readonly string[]> = {
  comment: ['comment', 'quote', 'meta', 'doctag'],
  keyword: ['keyword', 'selector-tag', 'tag', 'literal', 'operator-keyword'],
  string: ['string', 'regexp', 'char', 'link', 'code'],
  number: ['number', 'symbol', 'bullet'],
  name: ['title', 'name', 'section', 'selector-class', 'selector-id', 'function', 'class'],
  type: ['type', 'built_in', 'attr', 'attribute', 'variable', 'template-variable', 'property'],
  added: ['addition'],
  removed: ['deletion'],
};

const roleByScope = new Map(
  Object.entries(roles).flatMap(([role, scopes]) => scopes.map((scope) => [scope, role as CodeRole])),
);

function roleOf(className: string): CodeRole | null {
  return roleByScope.get(className.replace(/^hljs-/, '')) ?? null;
}
