import Dexie, {
  type DBCore,
  type DBCoreMutateRequest,
  type DBCoreTable,
  type DBCoreTransaction,
  type Middleware,
} from 'dexie';

/** The tables whose changes are noted: what search reads, and what an open conversation is made of. */
const noted = ['messages', 'conversations', 'summaries'];
const changes = 'searchChanges';

/**
 * Notes the ids of all rows of these tables that are written or removed, in the same transaction, whoever does it: so
 * search's chunks and the notes together always say what the database says, and so does what a window remembers of a
 * conversation (opened-conversations.ts). The note costs a turn one small row; the text itself is read later.
 */
export const noteSearchChanges: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'noteSearchChanges',
  // Below Dexie's hooks, which know only the tables that a transaction was opened for; above what tells live queries.
  level: 0.5,
  create: (core) => ({
    transaction: (tables, mode, options) => core.transaction(withChanges(core, tables, mode), mode, options),
    table: (name) => {
      const table = core.table(name);
      return noted.includes(name) ? notingTable(core, table) : table;
    },
  }),
};

function withChanges(core: DBCore, tables: string[], mode: 'readonly' | 'readwrite'): string[] {
  const isNeeded =
    mode === 'readwrite' &&
    tables.some((name) => noted.includes(name)) &&
    !tables.includes(changes) &&
    core.schema.tables.some(({ name }) => name === changes);
  return isNeeded ? [...tables, changes] : tables;
}

function notingTable(core: DBCore, table: DBCoreTable): DBCoreTable {
  return {
    ...table,
    // Chained by hand: Dexie's promises keep the transaction, an async function's do not everywhere.
    mutate: (request) =>
      idsOf(table, request)
        .then((ids) => note(core, request.trans, table.name, ids))
        .then(() => table.mutate(request)),
  };
}

function note(core: DBCore, trans: DBCoreTransaction, table: string, ids: readonly string[]) {
  if (ids.length === 0) return;
  return core.table(changes).mutate({ type: 'add', trans, values: [{ table, ids }] });
}

function idsOf(table: DBCoreTable, request: DBCoreMutateRequest): Promise<string[]> {
  const { primaryKey } = table.schema;
  switch (request.type) {
    case 'add':
    case 'put':
      return Dexie.Promise.resolve(request.values.map((value) => primaryKey.extractKey?.(value)));
    case 'delete':
      return Dexie.Promise.resolve(request.keys);
    case 'deleteRange': {
      const query = { index: primaryKey, range: request.range };
      return table
        .query({ trans: request.trans, values: false, limit: Infinity, query })
        .then(({ result }) => result);
    }
  }
}
