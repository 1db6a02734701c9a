import { hashOfJson } from '@/lib/core/archive/source-ids';
import type { Block, Json, JsonObject } from '@/lib/core/content';
import { listAt, objectOf, textAt, valueAt } from '@/lib/core/json';
import { Conversion, conversationObject } from './conversion';
import { markdownOfHtml } from './html-text';
import type { ImportContext, ImportedConversation, Importer, Part } from './importer';
import type { SourceMessage } from './source-conversation';

/**
 * What Google Takeout has of Gemini: My Activity as JSON, a record for each prompt, the newest first. It knows no
 * conversations: records of one address belong together, and each of the others is by itself.
 */
export const gemini: Importer = {
  format: 'gemini',
  recognize: ({ shape, values }) =>
    shape === 'list' && values.length > 0 && values.every(isRecord) && values.some(isOfGemini)
      ? { kind: 'whole', split }
      : undefined,
  convert,
};

function isRecord(value: Json): boolean {
  return ['header', 'title', 'time'].every((name) => typeof valueAt(value, name) === 'string');
}

/** Searches have records of the same shape. What a product is called depends on the language; its name is in it. */
function isOfGemini(value: Json): boolean {
  const names = [textAt(value, 'header'), textAt(value, 'titleUrl'), textAt(value, 'products', 0)];
  return names.some((name) => /\b(?:gemini|bard)\b/i.test(name ?? ''));
}

function split(document: Json): Part[] {
  const groups = new Map<string, { records: Json[]; place: string }>();
  const records: readonly Json[] = Array.isArray(document) ? document : [];
  records.forEach((record, index) => {
    const name = conversationOf(record) ?? `record ${index}`;
    const group = groups.get(name);
    if (group) group.records.push(record);
    else groups.set(name, { records: [record], place: `[${index}]` });
  });
  return [...groups].map(([name, { records, place }]) => ({
    value: { id: idOf(name, records), records: records.reverse() },
    place,
  }));
}

/** The id in `https://gemini.google.com/app/c/…`. */
function conversationOf(record: Json): string | undefined {
  const address = textAt(record, 'titleUrl') ?? '';
  const from = address.indexOf('/app/');
  return from === -1 ? undefined : address.slice(from).split(/[?#]/, 1)[0];
}

/** A record by itself is named by what it says, because its place changes with each export. */
function idOf(name: string, records: readonly Json[]): string {
  return name.startsWith('/app/') ? name : nameOf(records[0]);
}

function nameOf(record: Json | undefined): string {
  return hashOfJson([textAt(record, 'time') ?? '', textAt(record, 'title') ?? '']);
}

function convert(value: Json, context: ImportContext): ImportedConversation {
  const conversion = new Conversion('gemini', context);
  const object = conversationObject(value);
  const messages: SourceMessage[] = [];
  listAt(object, 'records').forEach((entry, index) => {
    const place = `records[${index}]`;
    const record = objectOf(entry);
    if (!record) conversion.notes.add('entries-unreadable', place);
    else if (!isTurn(record)) conversion.notes.add('entries-skipped', place);
    else messages.push(...turnOf(record, messages.at(-1)?.id ?? null, place, conversion));
  });
  return conversion.finish({ sourceId: textAt(object, 'id') || hashOfJson(value), messages });
}

/** What stands before a prompt, in some languages; what is not known stays. */
const prefixes = ['Prompted ', 'Asked ', 'Said ', '送信したメッセージ: ', 'Has dicho: '];

/** A record with an answer is a turn, and one with a prompt; all others tell of what was pressed. */
function isTurn(record: JsonObject): boolean {
  const title = textAt(record, 'title') ?? '';
  return listAt(record, 'safeHtmlItem').length > 0 || prefixes.some((prefix) => title.startsWith(prefix));
}

/** A prompt and its answers; several are drafts, of which the last one is shown. */
function turnOf(
  record: JsonObject,
  before: string | null,
  place: string,
  conversion: Conversion,
): SourceMessage[] {
  const at = conversion.notes.time(`${place}.time`, record.time);
  const id = nameOf(record);
  const answers = listAt(record, 'safeHtmlItem').map((item, index): SourceMessage => {
    const text = markdownOfHtml(textAt(item, 'html') ?? '');
    const name = `${id}.${index}`;
    return {
      id: name,
      parentId: id,
      role: 'assistant',
      blocks: conversion.text(text),
      at,
      model: 'Gemini',
      place,
    };
  });
  const title = textAt(record, 'title') ?? '';
  const prompt = title.slice(prefixes.find((prefix) => title.startsWith(prefix))?.length ?? 0);
  const blocks = [...filesOf(record, place, conversion), ...conversion.text(prompt)];
  return [{ id, parentId: before, role: 'user', blocks, at, place }, ...answers];
}

function filesOf(record: JsonObject, place: string, { files }: Conversion): Block[] {
  const names = [...listAt(record, 'attachedFiles'), record.imageFile ?? null];
  return names.flatMap((file) => {
    const name = typeof file === 'string' ? file : textAt(file, 'name');
    return name === undefined ? [] : [files.named({ name, place: `${place}.attachedFiles` })];
  });
}
