import { type ModelServer, startModelServer } from '../model-server/server.ts';

/** The port that the demo prefers, so that the address saved in its profile stays right. */
const usualPort = 8787;

/** Starts the model server at its usual port, or at any free one if that is taken. */
export async function startDemoServer(): Promise<ModelServer> {
  try {
    return await startModelServer({ port: usualPort });
  } catch {
    return startModelServer();
  }
}

/** The settings that make Aside use the model server. */
export function demoConnection(origin: string) {
  return { provider: 'OpenAI-compatible', baseUrl: `${origin}/v1`, model: 'local-demo-model' };
}

/** What a browser needs for the demo. */
export interface Demo {
  /** The browser's program. */
  executablePath: string;
  /** The folder of the built extension. */
  extension: string;
  /** The address of the model server. */
  origin: string;
}
