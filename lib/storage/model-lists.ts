import type { AsideDatabase, ModelListRow } from './database';

/** What providers said last of their models. */
export function readModelLists(database: AsideDatabase): Promise<ModelListRow[]> {
  return database.modelLists.toArray();
}

/** Keeps what a provider says of its models, in the place of what it said before. */
export async function storeModelList(database: AsideDatabase, list: ModelListRow): Promise<void> {
  await database.modelLists.put(list);
}
