import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Failure } from '@/lib/core/failure';
import { type ModelDescription, ReplyFailed } from '@/lib/core/provider';
import { useApp } from '../app-context';

/** What a provider answered when it was asked for its models. */
interface ModelsAnswer {
  state: 'unasked' | 'asking' | 'answered' | 'failed';
  known: readonly ModelDescription[];
  /** Why it failed, where that is known. */
  failure?: Failure;
}

export interface Models extends ModelsAnswer {
  /**
   * Asks, with the key as it is typed now, else the stored one. Never rejects: gives no models then. A quiet
   * question tells nothing of a failure.
   */
  ask(options?: { isQuiet?: boolean }): Promise<readonly ModelDescription[]>;
  /** Forgets the answer, because the key that it was given for has changed. */
  forget(): void;
}

const unasked: ModelsAnswer = { state: 'unasked', known: [] };

/**
 * The models at an address. Nobody is asked before the user does something that calls for it; the answer is
 * forgotten when the provider or the address changes.
 */
export function useModels(
  providerId: string,
  baseUrl: string | undefined,
  keyField: RefObject<HTMLInputElement | null>,
): Models {
  const app = useApp();
  const place = `${providerId} ${baseUrl}`;
  const [latest, setLatest] = useState({ place, answer: unasked });
  const asking = useRef<AbortController>(undefined);
  const answer = latest.place === place ? latest.answer : unasked;
  useEffect(() => () => asking.current?.abort(), []);

  async function ask({ isQuiet = false } = {}): Promise<readonly ModelDescription[]> {
    if (baseUrl === undefined) return [];
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    const report = (answer: ModelsAnswer) => !controller.signal.aborted && setLatest({ place, answer });
    if (!isQuiet) report({ state: 'asking', known: answer.known });
    try {
      const key = keyField.current?.value.trim() || undefined;
      const known = await app.listModels(providerId, baseUrl, key, controller.signal);
      report({ state: 'answered', known });
      return known;
    } catch (error) {
      const failure = error instanceof ReplyFailed ? { failure: error.failure } : {};
      report(isQuiet ? unasked : { state: 'failed', known: [], ...failure });
      return [];
    }
  }
  return { ...answer, ask, forget: () => setLatest({ place, answer: unasked }) };
}
