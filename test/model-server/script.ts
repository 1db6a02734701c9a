import type { Behaviour } from './behaviours.ts';

/** A behaviour for the next requests. */
export interface Script extends Behaviour {
  /** For how many requests; 1 if absent, `Infinity` for all until `reset()`. */
  times?: number;
  /** For which requests: those for a reply (if absent), for a count, for the list of models, or all. */
  on?: 'replies' | 'counts' | 'models' | 'every';
}

export type RequestKind = 'replies' | 'counts' | 'models';

/** The scripts that wait for their requests, first come, first served. */
export class ScriptQueue {
  #scripts: { script: Script; left: number }[] = [];

  add(script: Script): void {
    this.#scripts.push({ script, left: script.times ?? 1 });
  }

  /** What the next request of this kind would be answered with. */
  peek(kind: RequestKind): Behaviour {
    return this.#next(kind)?.script ?? {};
  }

  /** The behaviour for a request of this kind, which counts as one of its times. */
  take(kind: RequestKind): Behaviour {
    const next = this.#next(kind);
    if (next) next.left -= 1;
    return next?.script ?? {};
  }

  clear(): void {
    this.#scripts = [];
  }

  #next(kind: RequestKind) {
    return this.#scripts.find(
      ({ script, left }) => left > 0 && [kind, 'every'].includes(script.on ?? 'replies'),
    );
  }
}
