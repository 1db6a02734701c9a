/**
 * One holder at a time among all windows of the extension. The browser frees a lock when its window goes away,
 * however it goes (https://www.w3.org/TR/web-locks/).
 */
export interface Locks {
  /** Runs the task while holding the lock, or gives `held: false` if it cannot be had within `patience` ms. */
  tryHold<T>(name: string, patience: number, task: () => Promise<T>): Promise<Held<T>>;
  /** Runs the task as soon as nobody else holds the lock. */
  hold(name: string, task: () => Promise<void>): Promise<void>;
}

type Held<T> = { held: true; value: T } | { held: false };

export function createLocks(manager: LockManager): Locks {
  return {
    async tryHold(name, patience, task) {
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(), patience);
      let isHeld = false;
      try {
        return await manager.request(name, { signal: waiting.signal }, async () => {
          isHeld = true;
          clearTimeout(timer);
          return { held: true as const, value: await task() };
        });
      } catch (error) {
        if (isHeld) throw error;
        return { held: false };
      }
    },
    async hold(name, task) {
      await manager.request(name, task);
    },
  };
}
