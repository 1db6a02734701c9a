/** A place for small values beside the database; the browser's extension storage. */
export interface KeyValueArea {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Removes all values. */
  clear(): Promise<void>;
}

/**
 * The users' API keys, each bound to one provider at one origin: a key is never sent anywhere else. They are in
 * the browser's extension storage and nowhere else; not encrypted there, since whoever can read that file can
 * read this code's memory, too.
 */
export interface KeyVault {
  read(providerId: string, origin: string): Promise<string | undefined>;
  write(providerId: string, origin: string, key: string): Promise<void>;
  remove(providerId: string, origin: string): Promise<void>;
  removeAll(): Promise<void>;
}

export function createKeyVault(area: KeyValueArea): KeyVault {
  const name = (providerId: string, origin: string) => `key ${providerId} ${origin}`;
  return {
    read: (providerId, origin) => area.get(name(providerId, origin)),
    write: (providerId, origin, key) => area.set(name(providerId, origin), key),
    remove: (providerId, origin) => area.remove(name(providerId, origin)),
    removeAll: () => area.clear(),
  };
}
