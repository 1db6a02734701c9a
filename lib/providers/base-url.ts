import type { Wire } from '@/lib/core/content';

/** What is wrong with an address; `host` is where it would lead. */
type BaseUrlProblem =
  | { kind: 'missing' | 'spaces' | 'no-address' | 'other-scheme' | 'with-password' }
  | { kind: 'insecure'; host: string };

export type BaseUrlResult = { ok: true; baseUrl: string } | { ok: false; problem: BaseUrlProblem };

/**
 * Makes a base URL of what a person types or pastes: `api.openai.com`, `localhost:11434`, an address with a
 * trailing slash or with the end point still on it. The result has no trailing slash and is itself left
 * unchanged by this function. What cannot be used gives the reason why.
 */
export function normaliseBaseUrl(typed: string, wire: Wire): BaseUrlResult {
  const text = typed.trim();
  if (text === '') return refused({ kind: 'missing' });
  if (/\s/.test(text)) return refused({ kind: 'spaces' });
  const address = text.includes('://') ? text : `${usualScheme(text)}://${text}`;
  if (!URL.canParse(address)) return refused({ kind: 'no-address' });
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused({ kind: 'other-scheme' });
  if (url.username !== '' || url.password !== '') return refused({ kind: 'with-password' });
  url.hostname = reachableName(url.hostname);
  if (!isSecure(url)) return refused({ kind: 'insecure', host: url.host });
  return { ok: true, baseUrl: url.origin + apiPath(url, wire) };
}

/** Whether the address is one of this computer that the content security policy lets through over plain http. */
export function isLoopback(address: string | URL): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '127.0.0.1';
}

/** Whether requests to the address cannot be read on the way: https, or a server on this computer. */
export function isSecure(address: string | URL): boolean {
  return new URL(address).protocol === 'https:' || isLoopback(address);
}

/** The origin of an address, undefined if it is none. Keys and permissions belong to an origin. */
export function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

function refused(problem: BaseUrlProblem): BaseUrlResult {
  return { ok: false, problem };
}

function usualScheme(text: string): string {
  const guess = `http://${text}`;
  return URL.canParse(guess) && isLoopback(`http://${reachableName(new URL(guess).hostname)}`)
    ? 'http'
    : 'https';
}

/** Servers print the address they listen on; pages reach it, and are allowed to, by the name `localhost`. */
function reachableName(hostname: string): string {
  return ['0.0.0.0', '[::]', '[::1]'].includes(hostname) ? 'localhost' : hostname;
}

const endPoint = /\/(?:chat\/completions|completions|responses|messages|models|api\/(?:chat|generate|tags))$/;

function apiPath({ hostname, pathname }: URL, wire: Wire): string {
  const path = withoutEnd(pathname, endPoint);
  // Anthropic's SDK brings its own /v1.
  if (wire === 'anthropic-messages') return withoutEnd(path, /\/v1$/);
  if (path !== '') return path;
  return hostname === 'openrouter.ai' ? '/api/v1' : '/v1';
}

function withoutEnd(path: string, end: RegExp): string {
  const shorter = path.replace(/\/+$/, '').replace(end, '');
  return shorter === path ? path : withoutEnd(shorter, end);
}
