import type { Clock } from '@/lib/core/clock';
import type { AsideDatabase, JournalEntry } from '@/lib/storage/database';
import { writeJournal, writeJournalNow } from '@/lib/storage/replies';

/** In milliseconds: the most that a crash can cost of an arriving reply. */
const interval = 500;

/** The journals of the replies that this window is receiving. */
export interface Journals {
  /** Starts a reply's journal; `entry` says how far the reply has come. */
  start(entry: () => JournalEntry): Journal;
  /** For a window that is closing: writes all of them down without waiting for anything. */
  writeAll(): void;
}

interface Journal {
  /** The reply has changed: it is written down at once, or half a second after the last time. */
  touch(): void;
  /** Resolves when nothing more will be written. */
  stop(): Promise<void>;
}

export function createJournals(database: AsideDatabase, clock: Clock): Journals {
  const running = new Set<() => JournalEntry>();
  return {
    start(entry) {
      running.add(entry);
      const stopped = new AbortController();
      let isChanged = false;
      let writing: Promise<void> | undefined;

      async function writeWhileChanging(): Promise<void> {
        try {
          while (isChanged && !stopped.signal.aborted) {
            isChanged = false;
            await writeJournal(database, entry());
            await clock.sleep(interval, stopped.signal);
          }
        } catch {
          // Stopped, or the disk is full: the reply goes on, and its end is stored or reported.
        }
        writing = undefined;
      }

      return {
        touch() {
          isChanged = true;
          writing ??= writeWhileChanging();
        },
        async stop() {
          running.delete(entry);
          stopped.abort();
          await writing;
        },
      };
    },
    writeAll() {
      writeJournalNow(
        database,
        [...running].map((entry) => entry()),
      );
    },
  };
}
