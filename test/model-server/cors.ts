import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Behaviour, Dialect } from './behaviours.ts';

/** Allows every page to read the answer, unless the behaviour says otherwise. */
export function setCorsHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  behaviour: Behaviour,
): void {
  if (behaviour.cors === 'none' || request.headers.origin === undefined) return;
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', 'request-id, x-request-id, retry-after');
}

/** Answers an OPTIONS request; a server without CORS knows no OPTIONS. */
export function answerPreflight(
  request: IncomingMessage,
  response: ServerResponse,
  behaviour: Behaviour,
): void {
  if (behaviour.cors === 'none') {
    response.writeHead(405).end();
    return;
  }
  response
    .writeHead(204, {
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
      'access-control-allow-private-network': 'true',
      'access-control-max-age': '0',
    })
    .end();
}

const ollamaOrigins =
  /^(?:https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d+)?$|(?:app|file|tauri|vscode-webview|vscode-file):\/\/)/;
const extensionOrigins = /^(?:chrome|moz)-extension:\/\//;

/**
 * Whether Ollama refuses the request for its Origin. It allows local pages and some desktop programs;
 * extensions only when OLLAMA_ORIGINS names them. https://github.com/ollama/ollama/blob/main/docs/faq.mdx
 */
export function isOriginRefused(request: IncomingMessage, dialect: Dialect, behaviour: Behaviour): boolean {
  const { origin } = request.headers;
  if (dialect !== 'ollama' || origin === undefined || ollamaOrigins.test(origin)) return false;
  return !(behaviour.extensionOrigins === 'allow' && extensionOrigins.test(origin));
}
