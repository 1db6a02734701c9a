/** What the worker is asked. */
export interface CountRequest {
  id: number;
  texts: readonly string[];
}

/** What it says: one count for each text in their order, or why there is none. */
export type CountReply = { id: number; counts: number[] } | { id: number; error: string };

/** Answers one request; never rejects. */
export async function answer(
  { id, texts }: CountRequest,
  loadCounter: () => Promise<(text: string) => number>,
): Promise<CountReply> {
  try {
    const count = await loadCounter();
    return { id, counts: texts.map((text) => count(text)) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
