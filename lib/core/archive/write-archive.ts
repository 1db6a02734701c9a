import type {
  ArchivedAttachment,
  ArchivedConversation,
  ArchivedPrompt,
  ArchivedSettings,
} from './archived-conversation';
import { canonicalJson } from './canonical-json';
import { type ArchiveCounts, archivedAttachment, archivedPrompt, archivedSettings } from './document-shapes';
import { runningHash, utf8 } from './hash';
import { archiveVersion, minReader } from './migrations';
import { pick } from './shape';
import { archivedConversation } from './shapes';

/**
 * Writes an archive part by part, in the order of these functions, each giving the bytes that come next; docs/archive.md
 * has the layout. The same parts give the same bytes. What a part has besides its known fields is left out.
 */
export interface ArchiveWriter {
  /** In the order of their ids. */
  attachment(attachment: ArchivedAttachment): Uint8Array<ArrayBuffer>;
  /** After the attachments, if any, and before the conversations, once. Sorts the prompts. */
  settings(prompts: readonly ArchivedPrompt[], settings: ArchivedSettings): Uint8Array<ArrayBuffer>;
  /** In the order of their ids. */
  conversation(conversation: ArchivedConversation): Uint8Array<ArrayBuffer>;
  /** The end, with the counts of what was written and the hash of all bytes before its line. */
  end(): Uint8Array<ArrayBuffer>;
  readonly counts: Readonly<ArchiveCounts>;
}

/** `app` is the version of Aside. */
export function archiveWriter(app: string): ArchiveWriter {
  const hash = runningHash();
  const counts = { attachments: 0, conversations: 0, messages: 0, prompts: 0, requests: 0, summaries: 0 };
  const write = (text: string) => {
    const bytes = utf8(text);
    hash.add(bytes);
    return bytes;
  };
  const head = headOf(app);
  return {
    counts,
    attachment(attachment) {
      const before = counts.attachments++ === 0 ? head : ',\n';
      return write(before + canonicalJson(pick(archivedAttachment, attachment)));
    },
    settings(prompts, settings) {
      counts.prompts += prompts.length;
      const before = counts.attachments === 0 ? head : '\n';
      return write(`${before}],\n"prompts":[\n${promptLines(prompts)}],\n${settingsLine(settings)}`);
    },
    conversation(conversation) {
      const before = counts.conversations++ === 0 ? '' : ',\n';
      counts.messages += conversation.messages.length;
      counts.requests += conversation.requests.length;
      counts.summaries += conversation.summaries.length;
      return write(before + canonicalJson(pick(archivedConversation, conversation)));
    },
    end() {
      const before = write(counts.conversations === 0 ? '],\n' : '\n],\n');
      return joined(before, utf8(`"end":${canonicalJson({ counts, sha256: hash.hex() })}}\n`));
    },
  };
}

function headOf(app: string): string {
  const names = Object.entries({ format: 'aside', version: archiveVersion, minReader, app });
  const fields = names.map(([name, value]) => `"${name}":${canonicalJson(value)}`);
  return `{${fields.join(',')},\n"attachments":[\n`;
}

function promptLines(prompts: readonly ArchivedPrompt[]): string {
  const lines = prompts.toSorted(byId).map((prompt) => canonicalJson(pick(archivedPrompt, prompt)));
  return lines.length === 0 ? '' : `${lines.join(',\n')}\n`;
}

function settingsLine(settings: ArchivedSettings): string {
  return `"settings":${canonicalJson(pick(archivedSettings, settings))},\n"conversations":[\n`;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** The order of everything that has no order of its own: by the code units of the ids. */
export function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
