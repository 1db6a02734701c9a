import type { CountReply, CountRequest } from './answer';
import type { CountingWorker, WorkerEvents } from './idle-worker';
import address from './worker.ts?worker&url';

/** The browser's Trusted Types, as far as they are needed here; TypeScript's library does not describe them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(): string },
  ): { createScriptURL(input: string): string };
}

declare const trustedTypes: TrustedTypes | undefined;

/**
 * The panel's policy lets no string start a script, a worker included. This is the one exception that it names, and
 * whatever it is asked for, it gives the address of our own worker
 * (https://w3c.github.io/trusted-types/dist/spec/#trusted-types-csp-directive). Firefox has them since 148.
 */
const policy =
  typeof trustedTypes === 'undefined'
    ? undefined
    : trustedTypes.createPolicy('aside-token-counter', { createScriptURL: () => address });

/** Starts the counting worker in a browser. */
export function createWorker({ onReply, onCrash }: WorkerEvents): CountingWorker {
  const worker = new Worker(policy?.createScriptURL(address) ?? address, {
    type: 'module',
    name: 'token counter',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<CountReply>) => onReply(data));
  worker.addEventListener('messageerror', () =>
    onCrash(new Error('The token counter could not be understood.')),
  );
  worker.addEventListener('error', ({ message }) =>
    onCrash(new Error(`The token counter stopped. ${message ?? ''}`.trim())),
  );
  return {
    post: (request: CountRequest) => worker.postMessage(request),
    end: () => worker.terminate(),
  };
}
