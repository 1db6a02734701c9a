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
  /** Asks, with the key as it is typed now, else the stored one. Never rejects; ends early with the patience (ms). */
  ask(patience?: number): Promise<readonly ModelDescription[]>;
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

  async function ask(patience?: number): Promise<readonly ModelDescription[]> {
    if (baseUrl === undefined) return [];
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    const signal = patience
      ? AbortSignal.any([controller.signal, AbortSignal.timeout(patience)])
      : controller.signal;
    const report = (answer: ModelsAnswer) => !controller.signal.aborted && setLatest({ place, answer });
    report({ state: 'asking', known: answer.known });
    try {
      const known = await app.listModels(
        providerId,
        baseUrl,
        keyField.current?.value.trim() || undefined,
        signal,
      );
      report({ state: 'answered', known });
      return known;
    } catch (error) {
      report({
        state: 'failed',
        known: [],
        ...(error instanceof ReplyFailed ? { failure: error.failure } : {}),
      });
      return [];
    }
  }
  return { ...answer, ask };
}
