import { mediaTypeOf } from '@/lib/core/files/media-type';
import { contentOf, type GivenFile, type SourceFile } from '@/lib/importers/files';
import type { Importer } from '@/lib/importers/importer';
import { firstBytes, limited } from '@/lib/platform/import/bytes';
import type { Opened, Source } from '@/lib/platform/import/sources';
import { attachmentIdOf } from '@/lib/storage/attachments';
import { bytesOf } from './attachment-bytes';
import { refusalOf } from './text';

/** In bytes: a larger file stays one that is only named. It is held as a whole while it is read. */
const largestFile = 64 * 1024 * 1024;
/** In bytes: what of a text is kept is part of a message. */
const largestText = 4 * 1024 * 1024;
/** In bytes: enough to tell what a file is. */
const headBytes = 2 * 1024;

/** A file that lies beside conversations, with its bytes. */
export type ReadFile = GivenFile & { data: Blob };

/** The files that lie beside the conversations of exports. */
export interface GivenFiles {
  /**
   * Reads a file that a conversation of an export names; undefined if it is not there, cannot be read, or is none that
   * Aside can show.
   */
  read(importer: Importer, exportId: number, file: SourceFile): Promise<ReadFile | undefined>;
  /** How many of them conversations have named, and could be read. */
  readonly readCount: number;
}

export function givenFilesOf({ others }: Opened): GivenFiles {
  const indexes = new Map<Importer, ReadonlyMap<string, Source>>();
  const found = new Set<Source>();
  return {
    async read(importer, exportId, file) {
      const index = indexes.get(importer) ?? indexOf(importer, others.values());
      indexes.set(importer, index);
      const source = index.get(keyOf(exportId, file.source ?? ''));
      const read = source && (await readOrNothing(source, file));
      if (read) found.add(source);
      return read;
    },
    get readCount() {
      return found.size;
    },
  };
}

function indexOf({ sourcesOfFile }: Importer, files: Iterable<Source>): ReadonlyMap<string, Source> {
  const index = new Map<string, Source>();
  if (!sourcesOfFile) return index;
  for (const file of files) {
    for (const source of sourcesOfFile(file.path)) {
      const key = keyOf(file.exportId, source);
      if (!index.has(key)) index.set(key, file);
    }
  }
  return index;
}

function keyOf(exportId: number, source: string): string {
  return `${exportId} ${source}`;
}

async function readOrNothing(source: Source, file: SourceFile): Promise<ReadFile | undefined> {
  try {
    const most = await mostBytesOf(source, file);
    // What it says of its size may be that of something packed.
    const bytes = await bytesOf({ ...source, open: () => limited(source.open(), most) });
    const content = contentOf(bytes, file);
    if (!content) return undefined;
    const data = new Blob([bytes], { type: content.mediaType });
    return { content, attachmentId: await attachmentIdOf(data), bytes: data.size, data };
  } catch (error) {
    // Throws what is not the file's fault.
    refusalOf(error);
    return undefined;
  }
}

/** How large it may be to be shown; 0 for what never is. */
async function mostBytesOf(source: Source, { name = '', mediaType = '' }: SourceFile): Promise<number> {
  if (mediaTypeOf(await firstBytes(source.open(), headBytes), name)) return largestFile;
  return mediaType.startsWith('text/') ? largestText : 0;
}
