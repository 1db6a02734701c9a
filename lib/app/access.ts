import { addressOf } from './connections';
import type { AppContext } from './edges';

/**
 * Asks the browser's leave for the address of a provider, and retries the last reply if the user gives it. To be
 * called in the click itself: the browser asks the user only then.
 */
export async function allowAccess(app: AppContext, providerId: string): Promise<void> {
  if (!(await app.permissions.request(new URL(addressOf(app, providerId)).origin))) return;
  const { regenerate } = await import('./branches');
  await regenerate(app);
}
