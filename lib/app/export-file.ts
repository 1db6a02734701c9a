import type { ArchivedAttachment, ArchivedConversation } from '@/lib/core/archive/archived-conversation';
import { canonicalJson } from '@/lib/core/archive/canonical-json';
import type { ExportForm } from '@/lib/core/archive/export-name';
import { utf8 } from '@/lib/core/archive/hash';
import { asMarkdown } from '@/lib/core/archive/markdown';
import { asAnthropic, asOpenAi } from '@/lib/core/archive/plain-messages';
import { archiveWriter } from '@/lib/core/archive/write-archive';
import type { Words } from '@/lib/core/words/words';
import type { ByteSink } from '@/lib/platform/files/byte-sink';
import { base64Of } from '@/lib/storage/base64';
import type { AsideDatabase } from '@/lib/storage/database';
import {
  type ExportPlan,
  planExport,
  readForExport,
  readForExportAttachment,
} from '@/lib/storage/export-source';
import { listPrompts } from '@/lib/storage/prompts';
import { readSettings } from '@/lib/storage/settings';

/** What is to be exported, and how. */
export interface ExportRequest {
  /** These conversations; `all` of them, together with prompts and settings. */
  ids: readonly string[] | 'all';
  form: ExportForm;
  /** Encrypts the file; absent for none. */
  passphrase?: string;
  /** Whether Markdown has the thinking of the replies. */
  hasThinking?: boolean;
}

/** What was written. */
export interface Exported {
  bytes: number;
  conversations: number;
  messages: number;
  attachments: number;
}

/** What an export needs besides what is asked for. */
export interface ExportContext {
  database: AsideDatabase;
  /** Of Aside, for the head of the file. */
  version: string;
  words: Words;
  /** Aborting it ends the export with its reason; nothing is left behind. */
  signal: AbortSignal;
  /** Called after each part; both in bytes, as they were estimated at the beginning. */
  onProgress?(done: number, total: number): void;
}

/** In bytes: about what a message has in a file, with what its request held. */
const messageBytes = 1_500;

/** About how large a file will be, in bytes: known are the attachments, and how many messages there may be. */
export function estimatedBytes({ conversations, attachments }: ExportPlan, form: ExportForm): number {
  const messages = conversations.reduce((sum, { nextSeq }) => sum + messagesBytes(nextSeq), 0);
  const files = attachments.reduce((sum, { bytes }) => sum + bytes, 0);
  if (form === 'aside') return messages + (files * 4) / 3;
  return form === 'aside-zip' ? messages / 3 + files : messages;
}

function messagesBytes(nextSeq: number): number {
  return messageBytes * nextSeq;
}

/**
 * Writes an export into a file, part by part: at no time there is more in memory than one conversation or one
 * attachment. The file is closed at the end, and aborted if anything goes wrong, which is thrown.
 */
export async function writeExport(
  context: ExportContext,
  request: ExportRequest,
  file: ByteSink,
): Promise<Exported> {
  const { passphrase } = request;
  try {
    const counting = countBytes(file);
    // Encryption and zip files are for few: they are loaded when they are asked for.
    const sink = passphrase
      ? await (await import('@/lib/platform/files/encrypt')).encryptInto(counting, passphrase)
      : counting;
    const job = await beginJob(context, request);
    const counts = await writeForm(job, sink);
    return { bytes: counting.count(), ...counts };
  } catch (error) {
    await file.abort().catch(() => {});
    throw error;
  }
}

function countBytes(file: ByteSink): ByteSink & { count(): number } {
  let bytes = 0;
  return {
    write(part) {
      bytes += part.length;
      return file.write(part);
    },
    close: () => file.close(),
    abort: () => file.abort(),
    count: () => bytes,
  };
}

type Counts = Omit<Exported, 'bytes'>;

interface Job {
  context: ExportContext;
  request: ExportRequest;
  plan: ExportPlan;
  /** To be called after each part, with its estimated bytes. */
  advance(bytes: number): void;
}

async function beginJob(context: ExportContext, request: ExportRequest): Promise<Job> {
  const { database, signal, onProgress } = context;
  const plan = await planExport(database, request.ids === 'all' ? undefined : request.ids);
  const total =
    plan.attachments.reduce((sum, { bytes }) => sum + bytes, 0) +
    plan.conversations.reduce((sum, { nextSeq }) => sum + messagesBytes(nextSeq), 0);
  let done = 0;
  const advance = (bytes: number) => {
    signal.throwIfAborted();
    done += bytes;
    onProgress?.(done, total);
  };
  advance(0);
  return { context, request, plan, advance };
}

function writeForm(job: Job, sink: ByteSink): Promise<Counts> {
  switch (job.request.form) {
    case 'aside':
      return writeDocument(job, sink);
    case 'aside-zip':
      return writeZip(job, sink);
    default:
      return writeReadable(job, sink);
  }
}

async function writeDocument(job: Job, sink: ByteSink): Promise<Counts> {
  const writer = archiveWriter(job.context.version);
  for await (const { id, mediaType, bytes } of attachmentsOf(job)) {
    await sink.write(writer.attachment({ id, mediaType, data: await base64Of(bytes) }));
  }
  return writeRest(job, sink, writer);
}

/** The files first, then the document, which names them. */
async function writeZip(job: Job, sink: ByteSink): Promise<Counts> {
  const { zipInto } = await import('@/lib/platform/files/zip-file');
  const zip = zipInto(sink);
  const written: ArchivedAttachment[] = [];
  for await (const { id, mediaType, bytes } of attachmentsOf(job)) {
    const entry = await zip.entry(`attachments/${id}`, 'stored');
    await entry.write(new Uint8Array(await bytes.arrayBuffer()));
    await entry.close();
    written.push({ id, mediaType });
  }
  const document = await zip.entry('aside.json', 'compressed');
  const writer = archiveWriter(job.context.version);
  for (const attachment of written) await document.write(writer.attachment(attachment));
  const counts = await writeRest(job, document, writer);
  await zip.close();
  return counts;
}

async function writeRest(
  job: Job,
  sink: ByteSink,
  writer: ReturnType<typeof archiveWriter>,
): Promise<Counts> {
  const { database } = job.context;
  const isAll = job.request.ids === 'all';
  const prompts = isAll ? await listPrompts(database) : [];
  await sink.write(writer.settings(prompts, isAll ? await readSettings(database) : {}));
  for await (const conversation of conversationsOf(job)) await sink.write(writer.conversation(conversation));
  await sink.write(writer.end());
  await sink.close();
  return writer.counts;
}

/** Forms for people and other programs: what is shown of each conversation. Several are one line of JSON each. */
async function writeReadable(job: Job, sink: ByteSink): Promise<Counts> {
  const counts = { conversations: 0, messages: 0, attachments: 0 };
  for await (const conversation of conversationsOf(job)) {
    counts.conversations += 1;
    counts.messages += conversation.messages.length;
    await sink.write(utf8(readable(conversation, job)));
  }
  await sink.close();
  return counts;
}

function readable(conversation: ArchivedConversation, { request, context }: Job): string {
  const { form, hasThinking = false } = request;
  if (form === 'markdown') return asMarkdown(conversation, context.words, { hasThinking });
  return `${canonicalJson(form === 'openai' ? asOpenAi(conversation) : asAnthropic(conversation))}\n`;
}

async function* attachmentsOf({ context, plan, advance }: Job) {
  for (const { id, bytes } of plan.attachments) {
    const attachment = await readForExportAttachment(context.database, id);
    if (attachment) yield attachment;
    advance(bytes);
  }
}

async function* conversationsOf({ context, plan, advance }: Job) {
  for (const planned of plan.conversations) {
    const conversation = await readForExport(context.database, planned);
    if (conversation) yield conversation;
    advance(messagesBytes(planned.nextSeq));
  }
}
