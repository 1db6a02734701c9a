import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Edges } from '@/lib/app/edges';
import { type ModelServer, startModelServer } from '../model-server/server.ts';
import { choose, newProfile, type TestWindow } from './test-app';

/** What each test begins with. */
interface Served {
  server: ModelServer;
  profile: ReturnType<typeof newProfile>;
  window: TestWindow;
}

/**
 * Gives the tests of a file one model server, and each of them a fresh profile with a window that has its model
 * chosen. `edges` are made anew for each window.
 */
export function serveWindow(take: (served: Served) => void, edges: () => Partial<Edges> = () => ({})): void {
  let server: ModelServer;
  beforeAll(async () => {
    server = await startModelServer({ behaviour: { speed: 'instant' } });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    server.reset();
    const profile = newProfile();
    const window = await profile.open(edges());
    await choose(window.app, server.origin);
    take({ server, profile, window });
  });
}
