import { base64Of } from './base64';

/**
 * Tables that are not copied: what can be worked out again, and what says where things are on this machine. Settings
 * are copied without addresses, which may hold passwords.
 */
const left = new Set([
  'searchChunks',
  'searchChanges',
  'searchState',
  'modelLists',
  'calibrations',
  'backup',
]);

/** How many rows are read at a time. */
const batchSize = 100;

/** The database as it is, without bringing it up to date; undefined if there is none. */
export async function openRaw(name = 'aside'): Promise<IDBDatabase | undefined> {
  const isThere = (await indexedDB.databases()).some((found) => found.name === name);
  return isThere ? answerOf(indexedDB.open(name)) : undefined;
}

/**
 * The rows of a database as they are stored, whatever its version and whatever is wrong with them, as the pieces of
 * one JSON document: for times when nothing else can be trusted. `isWanted` chooses among the rows of a table.
 */
export async function* rawCopy(
  database: IDBDatabase,
  isWanted: (table: string, row: object) => boolean = () => true,
): AsyncGenerator<string> {
  yield `{"format":"aside-raw","databaseVersion":${database.version},"tables":{`;
  const tables = Array.from(database.objectStoreNames).filter((name) => !left.has(name));
  for (const [index, table] of tables.entries()) {
    yield `${index > 0 ? ',' : ''}\n${JSON.stringify(table)}:[`;
    let separator = '\n';
    for await (const row of rowsOf(database, table)) {
      if (!isWanted(table, row)) continue;
      yield separator + JSON.stringify(await plain(table, row));
      separator = ',\n';
    }
    yield '\n]';
  }
  yield '\n}}\n';
}

/** Read in batches, each in a transaction of its own: a transaction ends while somebody waits for something else. */
async function* rowsOf(database: IDBDatabase, table: string): AsyncGenerator<object> {
  let range: IDBKeyRange | null = null;
  for (;;) {
    const store = database.transaction(table).objectStore(table);
    const [keys, rows]: [IDBValidKey[], unknown[]] = await Promise.all([
      answerOf(store.getAllKeys(range, batchSize)),
      answerOf(store.getAll(range, batchSize)),
    ]);
    for (const row of rows) if (typeof row === 'object' && row !== null) yield row;
    const last = keys.at(-1);
    if (last === undefined) return;
    range = IDBKeyRange.lowerBound(last, true);
  }
}

/** A row in what JSON knows: the bytes of a blob are in base64. */
async function plain(table: string, row: object): Promise<object> {
  const fields = Object.entries(row).filter(([name]) => table !== 'settings' || name !== 'baseUrls');
  const entries = fields.map(async ([name, value]) => [
    name,
    value instanceof Blob ? await base64Of(value) : value,
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
