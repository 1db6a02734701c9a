import type { ModelChoice } from '@/lib/core/conversation';
import { presetOf } from '@/lib/core/presets';
import type { ReplyRequest } from '@/lib/core/provider';
import { toWireRequest } from '@/lib/providers/wire-request';

/** The body of a request as the provider gets it, in JSON for people. The key is no part of it. */
export function requestJson({ providerId }: ModelChoice, request: ReplyRequest): string {
  return JSON.stringify(toWireRequest(presetOf(providerId).wire, request), null, 2);
}
