import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { check } from '@/lib/core/archive/check';
import { referenceProblem } from '@/lib/core/archive/check-references';
import { archivedConversation } from '@/lib/core/archive/shapes';
import { sentText } from '@/lib/core/attachments/sent-text';
import { initialCalibration } from '@/lib/core/calibration';
import type { Block, Json } from '@/lib/core/content';
import { type Message, unstoredMessage } from '@/lib/core/conversation';
import { valueAt } from '@/lib/core/json';
import { branchTo, treeOf } from '@/lib/core/message-tree';
import { planRequest } from '@/lib/core/plan-request';
import type {
  ImportContext,
  ImportedConversation,
  Importer,
  Layout,
  Sample,
  SideFiles,
} from '@/lib/importers/importer';
import { recognizeFile } from '@/lib/importers/recognize';
import { toWireRequest } from '@/lib/providers/wire-request';
import { validateMessages } from '../model-server/anthropic-rules.ts';
import { asObject } from '../model-server/json.ts';
import { validateChat, validateResponses } from '../model-server/openai-rules.ts';

/** When the files of the tests were written. */
const fileTime = Date.UTC(2026, 0, 1);

export function contextWith(sideFiles: SideFiles = new Map()): ImportContext {
  return { model: { providerId: 'anthropic', model: 'some-model', name: 'Some model' }, fileTime, sideFiles };
}

/** A file of test/fixtures/import: JSON, or a value on each line. */
export function fixture(path: string): Json {
  const text = readFileSync(new URL(`../fixtures/import/${path}`, import.meta.url), 'utf8');
  if (!path.endsWith('.jsonl')) return JSON.parse(text) as Json;
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Json);
}

/** What is looked at to tell what a file is. */
export function sampleOf(document: Json, isLines = false): Sample {
  if (Array.isArray(document)) return { shape: isLines ? 'lines' : 'list', values: document.slice(0, 8) };
  return { shape: 'value', values: [document] };
}

/** Recognizes a document and converts all that is in it; every conversation has to be sound. */
export function importDocument(
  document: Json,
  format: Importer['format'],
  { isLines = false, sideFiles = new Map() as SideFiles } = {},
): ImportedConversation[] {
  const found = recognizeFile(sampleOf(document, isLines));
  expect(found?.importer.format).toBe(format);
  if (!found) return [];
  const results = valuesIn(document, found.layout).map((value) =>
    found.importer.convert(value, contextWith(sideFiles)),
  );
  for (const result of results) expectSound(result);
  return results;
}

export function importFixture(
  path: string,
  format: Importer['format'],
  sideFiles?: SideFiles,
): ImportedConversation[] {
  return importDocument(fixture(path), format, {
    isLines: path.endsWith('.jsonl'),
    ...(sideFiles && { sideFiles }),
  });
}

function valuesIn(document: Json, layout: Layout): readonly Json[] {
  if (layout.kind === 'whole') return layout.split(document).map(({ value }) => value);
  return valueAt(document, ...layout.path) as readonly Json[];
}

/** Everything that Aside demands of a conversation, whatever it was made of. */
export function expectSound({ archived, attachments }: ImportedConversation): void {
  const { conversation, messages, summaries } = archived;
  const tree = treeOf(conversation, messages);
  const branch = branchTo(conversation.headId, tree);
  expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  expect(conversation.nextSeq).toBe(messages.length + 1);
  expect(branch.at(-1)?.id ?? null).toBe(conversation.headId);
  expect(conversation.headId === null).toBe(messages.length === 0);
  expect(Array.from(conversation.title).length).toBeLessThanOrEqual(201);
  const stored = new Set(attachments.map(({ id }) => id));
  const seen = new Set<string | null>([null]);
  for (const message of messages) {
    expect(seen).toContain(message.parentId);
    seen.add(message.id);
    expect(message.content.length).toBeGreaterThan(0);
    expect(message.createdAt).toBeGreaterThan(0);
    expect((message.attachmentIds ?? []).filter((id) => !stored.has(id))).toEqual([]);
  }
  for (const { upToId } of summaries) expect(seen).toContain(upToId);
  expectArchivable(archived);
  for (const providerId of ['anthropic', 'openai', 'compatible'])
    expectSendable(archived, branch, providerId);
}

/** What is imported can be exported: Aside's own archive takes it as it is. */
function expectArchivable(archived: ImportedConversation['archived']): void {
  const messages = archived.messages.map(({ attachmentIds: _, ...message }) => message);
  const value: unknown = { ...archived, messages };
  const problem = check(archivedConversation, value as Json, '', { mayHaveUnknown: false });
  expect(problem ?? referenceProblem(archived, '')).toBeUndefined();
}

function expectSendable(
  { conversation: { headId, ...rest }, summaries }: ImportedConversation['archived'],
  shown: readonly Message[],
  providerId: string,
): void {
  const model = { providerId, model: 'local-demo-model', name: '' };
  const conversation = { ...rest, headId, model };
  const branch = [...shown, unstoredMessage(conversation, 'new', [{ type: 'text', text: 'And now?' }])];
  const plan = planRequest({ conversation, branch, summaries }, initialCalibration(''), fileTime);
  if (!plan.fits) throw new Error('The conversation does not fit.');
  const picture = 'iVBORw0KGgo=';
  const request = {
    ...plan.request,
    attachments: new Map(
      branch.flatMap(({ attachmentIds = [] }) => attachmentIds.map((id) => [id, picture])),
    ),
  };
  const wires = {
    anthropic: () =>
      validateMessages(asObject(toWireRequest('anthropic-messages', { ...request, attachments: new Map() }))),
    openai: () =>
      validateResponses(
        asObject(toWireRequest('openai-responses', { ...request, attachments: new Map() })),
        new Map(),
      ),
    compatible: () =>
      validateChat(asObject(toWireRequest('openai-chat', { ...request, attachments: new Map() })), 'openai'),
  };
  expect(wires[providerId as keyof typeof wires]()).toBeUndefined();
}

/** A conversation as people read it: a line for each message of the branch that is shown. */
export function shownLines({ archived: { conversation, messages } }: ImportedConversation): string[] {
  return branchTo(conversation.headId, treeOf(conversation, messages)).map(lineOf);
}

export function lineOf({ role, content }: Message): string {
  return `${role === 'user' ? 'You' : 'Model'}: ${content.map(asWords).join(' ')}`;
}

function asWords(block: Block): string {
  if (block.type === 'text') return String(block.text);
  if (block.type === 'thinking') return `(${String(block.thinking)})`;
  if (block.type === 'tool_use') return `<${String(block.name)} ${JSON.stringify(block.input)}>`;
  if (block.type === 'tool_result') return `<= ${String(block.content)}>`;
  if (block.type === 'document')
    return `{document ${String(block.name)}: ${sentText([block]).includes(String(block.text))}}`;
  return `{${[block.type, block.name, block.title, block.address].filter(Boolean).join(' ')}}`;
}

/** The notes of a conversion by their codes. */
export function notesOf({ notes }: ImportedConversation): Record<string, number> {
  return Object.fromEntries(notes.map(({ code, count }) => [code, count]));
}
