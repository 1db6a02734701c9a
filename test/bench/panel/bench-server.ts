import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model server that answers only when it is told to, so that the moment of a request can be measured. */
export interface BenchServer {
  origin: string;
  /** The next request for a reply; nothing of it is answered yet. */
  nextRequest(): Promise<BenchReply>;
  close(): Promise<void>;
}

interface BenchReply {
  say(words: string): void;
  end(): void;
}

export async function startBenchServer(): Promise<BenchServer> {
  const waiting: ((reply: BenchReply) => void)[] = [];
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method !== 'POST') {
      response.end('{"object":"list","data":[]}');
      return;
    }
    // Before the body has been read: what follows is no work of the page that counts.
    waiting.shift()?.(replyOn(response));
    request.resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function replyOn(response: ServerResponse): BenchReply {
  const send = (delta: object, finish: string | null) =>
    response.write(
      `data: ${JSON.stringify({
        id: 'bench',
        object: 'chat.completion.chunk',
        created: 0,
        model: 'bench-model',
        choices: [{ index: 0, delta, finish_reason: finish }],
      })}\n\n`,
    );
  let hasStarted = false;
  const start = () => {
    if (!hasStarted) response.writeHead(200, { 'content-type': 'text/event-stream' });
    hasStarted = true;
  };
  return {
    say(words) {
      start();
      send({ role: 'assistant', content: words }, null);
    },
    end() {
      start();
      send({}, 'stop');
      response.end('data: [DONE]\n\n');
    },
  };
}
