import type {
  ArchivedAttachment,
  ArchivedConversation,
  ArchivedPrompt,
  ArchivedSettings,
} from '@/lib/core/archive/archived-conversation';
import type { ArchiveCounts, ArchiveEnd } from '@/lib/core/archive/document-shapes';
import { runningHash } from '@/lib/core/archive/hash';
import { archiveVersion } from '@/lib/core/archive/migrations';
import {
  canRead,
  type Read,
  readAttachment,
  readConversation,
  readEnd,
  readHead,
  readPrompt,
  readSettings,
} from '@/lib/core/archive/read-archive';
import type { Json } from '@/lib/core/content';
import type { JsonPath } from '@/lib/core/import/json-problem';
import { createJsonSplitter, type JsonPart, type Selection } from '@/lib/core/import/json-splitter';
import { ImportRefused } from '@/lib/core/import/problem';
import { placeOf } from './place';
import { decode } from './text';

/** What Aside's own file has, in its order. */
export type AsideEntry =
  | { kind: 'conversation'; place: string; archived: ArchivedConversation }
  | { kind: 'attachment'; place: string; attachment: ArchivedAttachment }
  | { kind: 'prompt'; prompt: ArchivedPrompt }
  | { kind: 'settings'; settings: ArchivedSettings };

const headNames = new Set(['format', 'version', 'minReader', 'app']);
const listNames = new Set(['attachments', 'prompts', 'conversations']);
/** The name before the end, which is not in the hash. */
const endName = '"end":'.length;
/** The end is a few numbers and a hash. */
const longestEnd = 64 * 1024;

function selectPart([name, ...rest]: JsonPath, kind: 'object' | 'array' | 'scalar'): Selection {
  if (name === undefined) return 'enter';
  if (typeof name === 'number') return 'pass';
  if (listNames.has(name) && rest.length === 0) return kind === 'array' ? 'enter' : 'read';
  const isKnown = headNames.has(name) || listNames.has(name) || name === 'settings' || name === 'end';
  return isKnown ? 'read' : 'pass';
}

/**
 * Reads Aside's own file, of any size, and whether it is whole and unchanged: that is known at its end.
 * @throws ImportRefused with the place of what is wrong
 */
export async function* readAside(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<AsideEntry> {
  const reader = createReader();
  const splitter = createJsonSplitter({ select: reader.select, decode });
  for await (const chunk of chunks) {
    const parts = splitter.push(chunk);
    reader.hash(chunk, parts);
    for (const part of parts) yield* reader.read(part);
  }
  for (const part of splitter.end()) yield* reader.read(part);
  reader.finish();
}

function createReader() {
  const head: { [name: string]: Json } = {};
  const counts: ArchiveCounts = {
    attachments: 0,
    conversations: 0,
    messages: 0,
    prompts: 0,
    requests: 0,
    summaries: 0,
  };
  const bytes = createHashing();
  const ids = { attachments: new Set<string>(), conversations: new Set<string>() };
  let version: number | undefined;
  let end: ArchiveEnd | undefined;
  /** The first part that this version does not know: one of a newer file is passed by. */
  let unknown: JsonPath | undefined;

  function select(path: JsonPath, kind: 'object' | 'array' | 'scalar'): Selection {
    const selected = selectPart(path, kind);
    if (selected === 'pass') unknown ??= path;
    return selected;
  }

  function versionOf(): number {
    if (version !== undefined) return version;
    const read = checked(readHead(head));
    if (!canRead(read)) throw new ImportRefused({ kind: 'newer' });
    version = read.version;
    return version;
  }

  function* readConversationPart(value: Json, place: string): Generator<AsideEntry> {
    const archived = checked(readConversation(value, place, versionOf()));
    refuseRepeated(ids.conversations, archived.conversation.id, `${place}.conversation.id`);
    counts.conversations++;
    counts.messages += archived.messages.length;
    counts.requests += archived.requests.length;
    counts.summaries += archived.summaries.length;
    yield { kind: 'conversation', place, archived };
  }

  function* readAttachmentPart(value: Json, place: string): Generator<AsideEntry> {
    const attachment = checked(readAttachment(value, place, versionOf()));
    refuseRepeated(ids.attachments, attachment.id, `${place}.id`);
    counts.attachments++;
    yield { kind: 'attachment', place, attachment };
  }

  function* read({ path, value }: JsonPart): Generator<AsideEntry> {
    const [name] = path;
    const place = placeOf(path);
    if (typeof name === 'string' && headNames.has(name)) head[name] = value;
    else if (path.length === 1 && typeof name === 'string' && listNames.has(name)) {
      throw new ImportRefused({ kind: 'archive', code: 'not-list', place });
    } else if (name === 'conversations') yield* readConversationPart(value, place);
    else if (name === 'attachments') yield* readAttachmentPart(value, place);
    else if (name === 'prompts') {
      counts.prompts++;
      yield { kind: 'prompt', prompt: checked(readPrompt(value, place, versionOf())) };
    } else if (name === 'settings') {
      yield { kind: 'settings', settings: checked(readSettings(value, place, versionOf())) };
    } else end = checked(readEnd(value, versionOf()));
  }

  function finish(): void {
    if (unknown && versionOf() <= archiveVersion) {
      throw new ImportRefused({ kind: 'archive', code: 'unknown', place: placeOf(unknown) });
    }
    versionOf();
    if (!end) throw new ImportRefused({ kind: 'no-end' });
    const { counts: said } = end;
    const names = Object.keys(counts) as (keyof ArchiveCounts)[];
    if (names.some((name) => said[name] !== counts[name])) throw new ImportRefused({ kind: 'other-counts' });
    if (bytes.hex() !== end.sha256) throw new ImportRefused({ kind: 'other-hash' });
  }

  return { select, read, finish, hash: bytes.add };
}

function checked<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new ImportRefused({ kind: 'archive', ...read.problem });
}

function refuseRepeated(seen: Set<string>, id: string, place: string): void {
  if (seen.has(id)) throw new ImportRefused({ kind: 'archive', code: 'repeated', place });
  seen.add(id);
}

/** The hash of everything before the end; the bytes wait until it is plain that they are not in that. */
function createHashing() {
  const hash = runningHash();
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let seen = 0;
  let endAt: number | undefined;

  function add(chunk: Uint8Array, parts: readonly JsonPart[]): void {
    waiting.push(chunk.slice());
    waitingBytes += chunk.length;
    seen += chunk.length;
    const end = parts.find(({ path }) => path.length === 1 && path[0] === 'end');
    if (end) endAt = end.start - endName;
    while (endAt === undefined && waitingBytes - (waiting[0]?.length ?? 0) > longestEnd) hashFirst();
  }

  function hashFirst(): void {
    const first = waiting.shift();
    if (!first) return;
    waitingBytes -= first.length;
    hash.add(first);
  }

  function hex(): string {
    const left = (endAt ?? seen) - (seen - waitingBytes);
    let hashed = 0;
    for (const chunk of waiting) {
      const part = chunk.subarray(0, Math.max(left - hashed, 0));
      hash.add(part);
      hashed += part.length;
    }
    waiting = [];
    return hash.hex();
  }

  return { add, hex };
}
