/**
 * What all requests have in common: no cookies go along, nothing is kept on disk, no page is named.
 *
 * Redirects are not followed, because the key would go along to wherever they lead. `manual` rather than `error`:
 * both stay, but only `manual` lets a redirect be told from a broken connection.
 */
export const privateRequest = {
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
  redirect: 'manual',
} as const satisfies RequestInit;
