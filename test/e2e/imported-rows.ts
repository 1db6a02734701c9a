import type { Page } from 'puppeteer-core';

/** How many rows of some tables there are. */
export function importedRows(
  page: Page,
): Promise<{ conversations: number; messages: number; steps: number }> {
  return page.evaluate(async () => {
    const result = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await result(indexedDB.open('aside'));
    const count = (table: string) => result(database.transaction(table).objectStore(table).count());
    const rows = {
      conversations: await count('conversations'),
      messages: await count('messages'),
      steps: await count('importSteps'),
    };
    database.close();
    return rows;
  });
}

/** How many conversations there are; throws if one of them is not whole, which is two messages and the way back. */
export async function wholeConversations(page: Page): Promise<number> {
  const { conversations, messages, steps } = await importedRows(page);
  if (messages !== conversations * 2 || steps !== conversations) {
    throw new Error(`${conversations} conversations, ${messages} messages, ${steps} steps`);
  }
  return conversations;
}
