import { browser } from 'wxt/browser';

/** The browser's leave to talk to a host. Match patterns know no ports: leave is for all ports of a host. */
export interface Permissions {
  has(origin: string): Promise<boolean>;
  /** Asks the user; must be called in the click itself, before anything is awaited. */
  request(origin: string): Promise<boolean>;
}

export const permissions: Permissions = {
  has: (origin) => browser.permissions.contains({ origins: [matchPattern(origin)] }),
  request: (origin) => browser.permissions.request({ origins: [matchPattern(origin)] }),
};

function matchPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
