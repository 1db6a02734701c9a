import type { WorkerEvents } from '@/lib/platform/idle-worker';
import { answer, type CountReply, type CountRequest } from '@/lib/tokens/answer';

/** A worker whose answers come when the test says so. */
export class FakeWorker {
  readonly requests: CountRequest[] = [];
  isEnded = false;
  readonly #events: WorkerEvents<CountReply>;

  constructor(events: WorkerEvents<CountReply>) {
    this.#events = events;
  }

  post(request: CountRequest): void {
    this.requests.push(request);
  }

  end(): void {
    this.isEnded = true;
  }

  reply(reply: CountReply): void {
    this.#events.onReply(reply);
  }

  crash(): void {
    this.#events.onCrash(new Error('The worker is gone.'));
  }

  /** Answers the newest request: as many tokens as characters, unless told otherwise. */
  async work(loadCounter = async () => (text: string) => text.length): Promise<void> {
    const request = this.requests.at(-1);
    if (!request) throw new Error('There is nothing to answer.');
    this.reply(await answer(request, loadCounter));
  }
}

/** Starts fake workers and keeps them in the order of their start. */
export class FakeWorkers {
  readonly all: FakeWorker[] = [];

  readonly create = (events: WorkerEvents<CountReply>): FakeWorker => {
    const worker = new FakeWorker(events);
    this.all.push(worker);
    return worker;
  };

  /** The one that was started last. */
  get newest(): FakeWorker {
    const worker = this.all.at(-1);
    if (!worker) throw new Error('No worker was started.');
    return worker;
  }
}

/** Waits until all that follows from what has happened has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
