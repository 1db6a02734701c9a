import type { SavingFile } from '@/lib/platform/files/save-file';

/** A file in memory, for what is saved in a test. */
export function memoryFile(name: string) {
  const parts: Blob[] = [];
  let status: 'open' | 'closed' | 'aborted' = 'open';
  const file: SavingFile = {
    name,
    write: async (bytes) => void parts.push(new Blob([bytes])),
    async close() {
      status = 'closed';
    },
    async abort() {
      status = 'aborted';
    },
  };
  return { file, status: () => status, text: () => new Blob(parts).text() };
}
