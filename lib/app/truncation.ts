import { sentText } from '@/lib/core/attachments/sent-text';
import { calibrationKey, isPartlyRead, isTooLow } from '@/lib/core/calibration';
import type { Conversation } from '@/lib/core/conversation';
import { planRequest } from '@/lib/core/plan-request';
import { presetOf } from '@/lib/core/presets';
import type { Provider } from '@/lib/core/provider';
import type { PlannedConversation } from '@/lib/core/summary/summary';
import { forRequest } from '@/lib/core/system-prompt';
import type { Usage } from '@/lib/core/usage';
import { findConversation } from '@/lib/storage/conversations';
import { forgetCalibration, readCalibration } from '@/lib/storage/requests';
import { readSettings } from '@/lib/storage/settings';
import { addressOf } from './connections';
import type { AppContext } from './edges';
import { tell } from './notices';
import { learnWindow, type PreparedRequest } from './prepare-request';
import { learnModel } from './settings';

/** In tokens. No window is smaller, however little a server reports to have read. */
const smallestWindow = 2_048;

/** A window that is larger than a request by this factor holds it, whatever the model's own count is. */
const roomy = 1.5;

/** A request of which the server has read only a part, without saying so. */
export interface Truncation {
  /** The most tokens that request and reply may have together, as far as is known now. */
  windowTokens: number;
  /** Whether a request with less of the conversation fits into it. */
  canBeSmaller: boolean;
}

/** A request, and what was reported with its reply. */
type Answered = PreparedRequest & { usage: Usage | undefined };

/** A reply that may have come from a part of its request, as far as can be said without asking anyone. */
export interface Suspicion extends Answered {
  reportedTokens: number;
  /** By the local count: what was sent. */
  countedTokens: number;
}

/**
 * Suspects from the reported tokens that a server has left out a part of the prompt without a word, as Ollama does.
 * Undefined if it has read everything, and if nobody can say: a reply is whole without it, so nothing that goes wrong
 * here is thrown.
 */
export async function suspectTruncation(
  { database, countTokens }: AppContext,
  answered: Answered,
): Promise<Suspicion | undefined> {
  const { request, record, usage } = answered;
  const reportedTokens = usage?.inputTokens;
  if (reportedTokens === undefined || presetOf(record.providerId).wire !== 'openai-chat') return undefined;
  try {
    const calibration = await readCalibration(database, calibrationKey(record));
    if (!isPartlyRead(calibration, record.countedTokens, reportedTokens)) return undefined;
    // Texts that have not been counted yet are estimated too high: counted, they may be no more than was reported.
    const texts = [request.system, ...request.messages.map(({ content }) => sentText(content))];
    const countedTokens = (await countTokens(texts)).reduce((sum, count) => sum + count, 0);
    if (!isPartlyRead(calibration, countedTokens, reportedTokens)) return undefined;
    return { ...answered, reportedTokens, countedTokens };
  } catch {
    return undefined;
  }
}

/**
 * Asks the server for its window where it can say that, and remembers the one that the suspicion shows. Undefined if
 * it is unfounded, and if nobody can say.
 */
export async function confirmTruncation(
  app: AppContext,
  provider: Provider,
  opened: PlannedConversation,
  answered: Suspicion,
  signal: AbortSignal,
): Promise<Truncation | undefined> {
  try {
    const windowTokens = await windowBehind(app, provider, answered, signal);
    if (windowTokens === undefined) return undefined;
    return { windowTokens, canBeSmaller: await isSmallerWith(app, opened, answered, windowTokens) };
  } catch {
    return undefined;
  }
}

/** The window of a server that has read only a part of a request; undefined if it is large enough for all of it. */
async function windowBehind(
  { database }: AppContext,
  provider: Provider,
  { request, record, reportedTokens, countedTokens }: Suspicion,
  signal: AbortSignal,
): Promise<number | undefined> {
  const models = await provider.listModels(signal).catch(() => []);
  const told = models.find(({ id }) => id === request.model)?.contextTokens;
  if (told !== undefined && told >= roomy * countedTokens) return undefined;
  const calibration = await readCalibration(database, calibrationKey(record));
  if (isTooLow(calibration)) await forgetCalibration(database, calibrationKey(record));
  return told ?? likelyWindow(reportedTokens, countedTokens);
}

/** A power of two, as windows are by custom, if that explains why a part was left out; else just what was read. */
function likelyWindow(reported: number, counted: number): number {
  const customary = Math.max(smallestWindow, 2 ** Math.ceil(Math.log2(reported)));
  return customary < roomy * counted ? customary : reported;
}

/** Remembers the window, if it is smaller than was known; says whether less of the conversation fits into it. */
async function isSmallerWith(
  app: AppContext,
  opened: PlannedConversation,
  { record }: Answered,
  windowTokens: number,
): Promise<boolean> {
  const { contextLimit, contextTokens = Infinity } = opened.conversation.model;
  if (windowTokens >= (contextLimit ?? contextTokens)) return false;
  await learnWindow(app, opened.conversation, windowTokens);
  const conversation = await findConversation(app.database, opened.conversation.id);
  const key = calibrationKey(record);
  if (!conversation || calibrationKey(conversation.model) !== key) return false;
  const planned = planRequest(
    forRequest({ ...opened, conversation }, await readSettings(app.database)),
    await readCalibration(app.database, key),
    app.clock.now(),
  );
  return planned.fits && planned.countedTokens < record.countedTokens;
}

/** Says in a sentence what has happened to the request, and what follows from it. */
export function tellOfTruncation(
  app: AppContext,
  { model }: Conversation,
  { windowTokens }: Truncation,
  isAskedAgain: boolean,
): void {
  const { cut, cutAndAskedAgain } = app.store.getState().words.notices.turn;
  tell(app, (isAskedAgain ? cutAndAskedAgain : cut)(model.name || model.model, windowTokens));
}

/**
 * Asks Ollama how large the window of a model is that has just answered: it says so only while the model is loaded.
 * Nice to have, and not worth waiting for.
 */
export function askForLoadedWindow(app: AppContext, { id, model }: Conversation): void {
  if (model.providerId !== 'ollama' || model.contextTokens !== undefined) return;
  void learnModel(app, id, model, addressOf(app, model.providerId)).catch(() => {});
}
