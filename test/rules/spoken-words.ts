import { parseSync } from 'vite';
import type { SourceFile } from './source-files';

/** What a component says to people outside of its text: these properties and attributes. */
const spokenAttributes = new Set([
  'label',
  'title',
  'alt',
  'placeholder',
  'aria-label',
  'aria-description',
  'hint',
]);

/** Names, which are the same in every language. */
const names = new Set(['Aside', 'Markdown', 'JSON']);

/** The texts for people that components hold themselves instead of taking them from the words, one sentence each. */
export function findSpokenWords(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const found = new Set<string>();
    visit(parseSync(path, text).program, (said) => found.add(`${path} says “${said}” itself`));
    return Array.from(found);
  });
}

type Node = { type?: unknown; [property: string]: unknown };

function visit(value: unknown, report: (said: string) => void): void {
  if (Array.isArray(value)) {
    for (const entry of value) visit(entry, report);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = value as Node;
  // Errors in the program itself are for whoever wrote it.
  if (node.type === 'ThrowStatement') return;
  const said = saidBy(node);
  if (said !== undefined && isSpoken(said)) report(said);
  for (const [name, part] of Object.entries(node)) if (name !== 'type') visit(part, report);
}

/** The text of a node if it is one that people see or hear as it is. */
function saidBy(node: Node): string | undefined {
  if (node.type === 'JSXText') return textOf(node);
  if (node.type === 'JSXAttribute')
    return spokenAttributes.has(nameOf(node.name)) ? textOf(node.value) : undefined;
  if (node.type === 'JSXExpressionContainer') return chosenText(node.expression);
  if (node.type === 'Literal' || node.type === 'TemplateElement') return sentenceIn(node);
  return undefined;
}

/** A text in braces, one of two texts, or a text behind a condition. */
function chosenText(expression: unknown): string | undefined {
  const { type, consequent, alternate, right } = (expression ?? {}) as Node;
  if (type === 'ConditionalExpression') return chosenSpoken(consequent) ?? chosenSpoken(alternate);
  if (type === 'LogicalExpression') return chosenSpoken(right);
  return undefined;
}

function chosenSpoken(expression: unknown): string | undefined {
  const text = textOf(expression);
  return text !== undefined && /^[A-Z]/.test(text) && isSpoken(text) ? text : undefined;
}

/** Text that reads like a sentence: its first word begins with a capital, and its second does not. */
function sentenceIn(node: Node): string | undefined {
  const text = textOf(node)?.trim();
  return text !== undefined && /^[A-Z][\w’']* [^\sA-Z]/.test(text) ? text : undefined;
}

function textOf(value: unknown): string | undefined {
  const { value: text } = (value ?? {}) as Node;
  if (typeof text === 'string') return text.trim();
  const { cooked } = (text ?? {}) as Node;
  return typeof cooked === 'string' ? cooked : undefined;
}

function nameOf(value: unknown): string {
  const { name } = (value ?? {}) as Node;
  return typeof name === 'string' ? name : '';
}

function isSpoken(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !names.has(text);
}
