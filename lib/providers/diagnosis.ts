import type { ReplyFailed } from '@/lib/core/provider';
import { isLoopback, originOf } from './base-url';
import type { Asked, NetworkEdges } from './connection';
import { failed } from './failures';
import { privateRequest } from './private-request';

const probeLimit = 5_000;

/**
 * Finds out why no answer came: browsers throw the same `TypeError` for a missing network, a refused connection, a
 * broken certificate, and an answer that they keep to themselves. Two requests without key and content tell.
 */
export async function diagnose(edges: NetworkEdges, asked: Asked, signal: AbortSignal): Promise<ReplyFailed> {
  const { baseUrl } = asked.connection;
  const origin = originOf(baseUrl) ?? '';
  if (!isLoopback(baseUrl) && !edges.isOnline()) return failed(asked, 'offline');
  if (!(await edges.hasAccess(origin))) return failed(asked, 'no-access');
  if (!(await answers(edges, origin, 'no-cors', signal))) return unreachable(asked);
  // A server that can be read after all only lost this one connection.
  return failed(asked, (await answers(edges, origin, 'cors', signal)) ? 'cut' : 'blocked');
}

function unreachable(asked: Asked): ReplyFailed {
  const isHttps = asked.connection.baseUrl.startsWith('https:');
  return failed(asked, 'unreachable', isHttps ? { detail: 'https' } : {});
}

async function answers(
  edges: NetworkEdges,
  origin: string,
  mode: RequestMode,
  signal: AbortSignal,
): Promise<boolean> {
  const { fetch } = edges;
  const waiting = new AbortController();
  const tooLate = new AbortController();
  edges.clock.sleep(probeLimit, waiting.signal).then(
    () => tooLate.abort(),
    () => {},
  );
  try {
    // The fetch standard allows `no-cors` only together with following redirects.
    const redirect = mode === 'no-cors' ? 'follow' : 'manual';
    const request = {
      ...privateRequest,
      mode,
      redirect,
      signal: AbortSignal.any([signal, tooLate.signal]),
    } as const;
    const response = await fetch(origin, request);
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  } finally {
    waiting.abort();
  }
}
