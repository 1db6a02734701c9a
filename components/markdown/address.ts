const allowedProtocols = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address as the browser would open it, or null unless it is a whole http, https or mailto address. Host
 * names come back in their ASCII form, so that look-alike letters show.
 */
export function safeAddress(address: string): string | null {
  const url = readUrl(address);
  return url !== null && allowedProtocols.has(url.protocol) ? url.href : null;
}

/** Where a safe address leads: its host, or what follows `mailto:`. */
export function hostOf(address: string): string {
  const url = readUrl(address);
  return url === null ? '' : url.host || url.pathname;
}

function readUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
