import { afterEach, beforeEach } from 'vitest';
import type { Conversation } from '@/lib/core/conversation';
import type { Summary } from '@/lib/core/summary/summary';
import { type ModelServer, startModelServer } from '../model-server/server';
import { choose, newProfile, shown, type TestWindow, whenShown } from './test-app';

export const filler = 'word '.repeat(150);

/** What most summaries here are asked for. */
export const keepTwo = { keepTurns: 2, writer: null };

/** A window with a model server of its own, new for each test, in which a talk is summarized. */
export class SummaryTalk {
  server!: ModelServer;
  profile!: ReturnType<typeof newProfile>;
  window!: TestWindow;

  constructor() {
    beforeEach(async () => {
      this.server = await startModelServer({ behaviour: { speed: 'instant' } });
      this.profile = newProfile();
      this.window = await this.profile.open();
      await choose(this.window.app, this.server.origin);
    });
    afterEach(() => this.server.close());
  }

  get app() {
    return this.window.app;
  }

  /** Says who the user is, and then talks about other things for some turns; gives the conversation's id. */
  async begin(turns = 4): Promise<string> {
    await this.app.send('My name is Ada and I love number theory.');
    await this.goOn(turns);
    await whenShown(this.app, ({ branch }) => branch.every(({ tokens }) => tokens !== undefined));
    return this.app.store.getState().conversationId;
  }

  async goOn(turns: number): Promise<void> {
    for (let turn = 1; turn <= turns; turn++) await this.app.send(`Say: ${turn} ${filler}`);
  }

  async conversation(): Promise<Conversation> {
    const opened = await shown(this.app);
    if (!opened) throw new Error('There is no conversation.');
    return opened.conversation;
  }

  /** The summaries that stand, the newest last. */
  async standing(): Promise<Summary[]> {
    const summaries = (await shown(this.app))?.summaries ?? [];
    return summaries
      .filter(({ undoneAt }) => undoneAt === undefined)
      .toSorted((one, other) => one.createdAt - other.createdAt);
  }

  async onlySummary(): Promise<Summary> {
    const [summary, ...others] = await this.standing();
    if (!summary || others.length > 0) throw new Error('There is not one summary.');
    return summary;
  }

  /** The words of the newest request. */
  lastRequest(): string {
    return JSON.stringify(this.server.requests.at(-1)?.body);
  }

  /** The same for the newest request that is not for a summary: those are made beside the turns. */
  lastQuestion(): string {
    const bodies = this.server.requests.map(({ body }) => JSON.stringify(body));
    return bodies.findLast((body) => !body.includes('Write a summary of')) ?? '';
  }

  /** The words of the newest reply. */
  async lastReply(): Promise<string> {
    return JSON.stringify((await shown(this.app))?.branch.at(-1)?.content);
  }
}
