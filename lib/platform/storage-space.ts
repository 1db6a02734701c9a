/** How much the browser stores for Aside, and how much it may be. In bytes. */
export interface StorageSpace {
  used: number;
  quota: number;
  /** Whether the browser has promised to remove none of it by itself. */
  isPromised: boolean;
}

/** Undefined if the browser does not say. */
export async function readStorageSpace(): Promise<StorageSpace | undefined> {
  const { usage, quota } = await navigator.storage.estimate();
  if (usage === undefined || quota === undefined) return undefined;
  return { used: usage, quota, isPromised: await navigator.storage.persisted() };
}
