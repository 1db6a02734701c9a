import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

export type Answer = (response: ServerResponse, request: ReceivedRequest) => void | Promise<void>;

export interface TestServer {
  url: string;
  /** The requests so far, the probes of the diagnosis (GET /) left out. */
  requests: ReceivedRequest[];
  close(): Promise<void>;
}

/** A server on this computer that lives as long as the test; the last answer goes on for all further requests. */
export async function startServer(...answers: Answer[]): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = '', url: path = '', headers } = incoming;
    if (path === '/') return response.end('here');
    const request = { method, path, headers, body: text === '' ? undefined : JSON.parse(text) };
    requests.push(request);
    await answers[Math.min(requests.length, answers.length) - 1]?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => closed(server);
  onTestFinished(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, close };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Answers with events; objects are written as JSON, with the name that the wire gives them. */
export function events(...data: unknown[]): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.end(data.map(eventText).join(''));
  };
}

/** Writes events and goes on waiting. */
export function eventsThenNothing(...data: unknown[]): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    response.write(data.map(eventText).join(''));
  };
}

/** Writes events and then breaks the connection. */
export function eventsThenReset(...data: unknown[]): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(data.map(eventText).join(''), () => setImmediate(() => response.destroy()));
  };
}

export function raw(status: number, headers: Record<string, string>, body: string | Buffer = ''): Answer {
  return (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return raw(status, { 'content-type': 'application/json', ...headers }, JSON.stringify(body));
}

/** Takes the request and never answers. */
export const silence: Answer = () => {};

export const reset: Answer = (response) => {
  response.destroy();
};

export function eventText(data: unknown): string {
  if (typeof data === 'string') return data;
  const type = (data as { type?: string }).type;
  return `${type === undefined ? '' : `event: ${type}\n`}data: ${JSON.stringify(data)}\n\n`;
}
