import type { RunningWorker, WorkerEvents } from './idle-worker';

/** The browser's Trusted Types, as far as they are needed here; TypeScript's library does not describe them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(): string },
  ): { createScriptURL(input: string): string };
}

declare const trustedTypes: TrustedTypes | undefined;

interface WorkerPlace {
  /** What it is called in the browser's tools and in errors. */
  name: string;
  /** Where its own code is. */
  address: string;
  /** The name of its Trusted Types policy, which the manifest must allow. */
  policy: string;
}

/**
 * Makes a function that starts a worker in a browser. The panel's policy lets no string start a script, a worker
 * included; each worker is an exception that the manifest names, and whatever its policy is asked for, it gives the
 * address of our own worker (https://w3c.github.io/trusted-types/dist/spec/#trusted-types-csp-directive). Firefox has
 * them since 148.
 */
export function workerMaker({ name, address, policy }: WorkerPlace): () => Worker {
  const trusted =
    typeof trustedTypes === 'undefined'
      ? undefined
      : trustedTypes.createPolicy(policy, { createScriptURL: () => address });
  return () => new Worker(trusted?.createScriptURL(address) ?? address, { type: 'module', name });
}

/** The same for a worker that answers requests. */
export function workerStarter<Request, Reply>(place: WorkerPlace) {
  const { name } = place;
  const make = workerMaker(place);
  return ({ onReply, onCrash }: WorkerEvents<Reply>): RunningWorker<Request> => {
    const worker = make();
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => onReply(data));
    worker.addEventListener('messageerror', () => onCrash(new Error(`The ${name} could not be understood.`)));
    worker.addEventListener('error', ({ message }) =>
      onCrash(new Error(`The ${name} stopped. ${message ?? ''}`.trim())),
    );
    return {
      post: (request) => worker.postMessage(request),
      end: () => worker.terminate(),
    };
  };
}
