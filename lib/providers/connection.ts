import type { Clock } from '@/lib/core/clock';
import type { ProviderPreset } from '@/lib/core/presets';

/** How to reach a provider. */
export interface Connection {
  preset: ProviderPreset;
  /** As `normaliseBaseUrl` gives it. */
  baseUrl: string;
  key: string | null;
}

/** Everything outside the project that a request touches. */
export interface NetworkEdges {
  fetch: typeof fetch;
  clock: Clock;
  /** Whether the browser lets Aside talk to this origin. */
  hasAccess(origin: string): Promise<boolean>;
  isOnline(): boolean;
}

/** What was asked of whom: what a failure has to say, besides what went wrong. */
export interface Asked {
  connection: Connection;
  model?: string;
}

/** The host and port for sentences; the provider's name while there is no address. */
export function hostOf({ baseUrl, preset }: Connection): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : preset.name;
}
