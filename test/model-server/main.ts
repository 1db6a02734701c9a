/** `node test/model-server/main.ts [--port N]`: runs the model server until Ctrl+C. */
import { parseArgs } from 'node:util';
import { startModelServer } from './server.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8787' } } });
const server = await startModelServer({ port: Number(values.port) });

console.log(`Local demo model at ${server.origin}`);
console.log(`  OpenAI-compatible base URL: ${server.origin}/v1`);
console.log(`  Anthropic base URL:         ${server.origin}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.close().then(() => process.exit(0));
  });
}
