import type { Page } from 'puppeteer-core';

/** Everything in the panel's IndexedDB databases, as JSON text. */
export function storedData(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const result = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await result(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        found.push(name, table, await result(database.transaction(table).objectStore(table).getAll()));
      }
      database.close();
    }
    return JSON.stringify(found);
  });
}
