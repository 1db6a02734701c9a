import type { Explanation, Failure, FailureKind } from './failure';

/**
 * Says a failure to a person: what happened, what it means for the message, and what to do next.
 * `now` is in milliseconds since 1970.
 */
export function explain(failure: Failure, now: number): Explanation {
  // A later version may have stored a kind that this one does not know.
  return (explanations[failure.kind] ?? explanations.unknown)(failure, now);
}

type Explain = (failure: Failure, now: number) => Explanation;

const explanations: Record<FailureKind, Explain> = {
  'no-key': ({ host }) => ({
    title: 'No API key yet',
    sentence: `Aside has no key for ${host}. Add one in the settings, then retry.`,
    actions: ['settings', 'retry'],
  }),
  'wrong-key': (failure) => ({
    title: 'The API key was not accepted',
    sentence: `${failure.host} does not know this key${saying(failure)}. Check it in the settings: it may be cut off, revoked, or meant for another provider.`,
    actions: ['settings', 'retry'],
  }),
  'not-allowed': (failure) => ({
    title: 'This key may not do that',
    sentence: `${failure.host} knows the key but refuses the request${saying(failure)}. Choose another model or a key with more rights.`,
    actions: ['settings', 'retry'],
  }),
  'no-credit': ({ host }) => ({
    title: 'No credit left',
    sentence: `The account behind this key has no credit at ${host}. Add credit in its billing page, then retry.`,
    actions: ['retry', 'settings'],
  }),
  'rate-limited': (failure, now) => ({
    title: 'Too many requests',
    sentence: `${failure.host} asks for a pause${saying(failure)}. ${whenToRetry(failure, now)}`,
    actions: ['retry'],
  }),
  overloaded: (failure, now) => ({
    title: 'The model is overloaded',
    sentence: `${failure.host} has more requests than it can answer right now. ${whenToRetry(failure, now)}`,
    actions: ['retry'],
  }),
  'server-error': (failure) => ({
    title: 'The provider had a problem',
    sentence: `${failure.host} answered with an error of its own${status(failure)}${saying(failure)}. It is not about your message; retry in a moment.`,
    actions: ['retry'],
  }),
  'model-not-found': ({ host, model }) => ({
    title: 'Model not found',
    sentence: `${host} has no ${model ? `model called “${model}”` : 'such model'}, or this key may not use it. Choose another model in the settings.`,
    actions: ['settings', 'retry'],
  }),
  'no-model': ({ host }) => ({
    title: 'No model chosen',
    sentence: `Choose a model of ${host} in the settings, then retry.`,
    actions: ['settings', 'retry'],
  }),
  'context-too-long': (failure) => ({
    title: 'The conversation is too long for this model',
    sentence: `${tokenNumbers(failure)} Start a new conversation, or choose a model with a larger context window in the settings.`,
    actions: ['settings', 'retry'],
  }),
  'request-too-large': ({ host }) => ({
    title: 'The message is too large',
    sentence: `${host} does not take requests of this size. Send a shorter message or start a new conversation.`,
    actions: ['retry'],
  }),
  'bad-request': (failure) => ({
    title: 'The request was refused',
    sentence: `${failure.host} could not use the request${status(failure)}${saying(failure)}. Check the model and the address in the settings.`,
    actions: ['settings', 'retry'],
  }),
  'no-access': ({ host }) => ({
    title: 'Aside may not reach this address yet',
    sentence: `Aside needs your leave to talk to ${host}. Allow it when the browser asks; nothing was sent so far.`,
    actions: ['allow-access', 'settings', 'retry'],
  }),
  blocked: ({ host }) => ({
    title: 'The browser blocked the answer',
    sentence: `${host} answers, but it does not let extensions read its answers (CORS). Change the server’s CORS setting, then retry.`,
    actions: ['retry', 'settings'],
  }),
  'origin-refused': ({ host }) => ({
    title: 'Ollama refuses browser extensions',
    sentence: `The Ollama server at ${host} only answers origins that it was told about. Set this environment variable for Ollama, restart it, then retry.`,
    code: 'OLLAMA_ORIGINS=chrome-extension://*,moz-extension://*',
    actions: ['retry', 'settings'],
  }),
  'insecure-address': ({ host }) => ({
    title: 'This address is not secure',
    sentence: `Aside uses plain http only for servers on this computer. ${host} needs an https address, so that nobody on the way can read your conversation.`,
    actions: ['settings', 'retry'],
  }),
  offline: () => ({
    title: 'You are offline',
    sentence: 'Your message is saved. Retry when the connection is back.',
    actions: ['retry'],
  }),
  unreachable: ({ host, detail }) => ({
    title: `Cannot reach ${host}`,
    sentence:
      detail === 'https'
        ? 'No secure connection could be made. The address may be wrong, the server may be down, or its certificate is not trusted (TLS). Open the address in a tab to see which.'
        : 'Nothing answers at this address. Check that the server is running and that the port is right.',
    actions: detail === 'https' ? ['retry', 'open-address', 'settings'] : ['retry', 'settings'],
  }),
  redirected: ({ host }) => ({
    title: 'The server sent Aside elsewhere',
    sentence: `${host} answered with a redirect. Aside does not follow it, because your key would go along. Enter the final address in the settings.`,
    actions: ['settings', 'retry'],
  }),
  'not-an-api': (failure) => ({
    title: 'That is not a model’s answer',
    sentence: `${failure.host} answered with something else, such as a web page${status(failure)}. Check the base URL in the settings; a proxy or a sign-in page may be in between.`,
    actions: ['settings', 'retry'],
  }),
  malformed: ({ host }) => ({
    title: 'The reply could not be read',
    sentence: `${host} sent something that is not in the agreed format. What arrived before is kept.`,
    actions: ['retry'],
  }),
  cut: ({ host }) => ({
    title: 'The reply was cut off',
    sentence: `The connection to ${host} ended before the reply did. What arrived is kept.`,
    actions: ['retry'],
  }),
  stalled: ({ host }) => ({
    title: 'The reply stopped arriving',
    sentence: `${host} has sent nothing for too long, so Aside stopped waiting. What arrived is kept.`,
    actions: ['retry'],
  }),
  empty: ({ host }) => ({
    title: 'The reply is empty',
    sentence: `${host} ended the reply without a word. Retry, or say it differently.`,
    actions: ['retry'],
  }),
  refused: (failure) => ({
    title: 'The model declined to answer',
    sentence: `The model, or a filter of ${failure.host}, declined this request${saying(failure)}. Say it differently, or retry.`,
    actions: ['retry'],
  }),
  unknown: (failure) => ({
    title: 'Something went wrong',
    sentence: `The request to ${failure.host} failed${status(failure)}${saying(failure)}. Your message is saved; retry when you like.`,
    actions: ['retry', 'settings'],
  }),
};

function saying({ detail }: Failure): string {
  return detail ? ` (“${detail}”)` : '';
}

function status({ status }: Failure): string {
  return status === undefined ? '' : ` (HTTP ${status})`;
}

function whenToRetry({ retryAt }: Failure, now: number): string {
  if (retryAt === undefined || retryAt <= now) return 'Retry in a moment.';
  return `Retry in ${waitingTime(retryAt - now)}.`;
}

/** A duration in milliseconds as people say it, rounded up so that nobody comes too early. */
export function waitingTime(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

function tokenNumbers({ host, requestTokens, limitTokens }: Failure): string {
  if (limitTokens === undefined) return `It no longer fits into what ${host} takes at once.`;
  const limit = `${limitTokens.toLocaleString('en')} tokens`;
  if (requestTokens === undefined) return `${host} takes at most ${limit} at once.`;
  return `It has ${requestTokens.toLocaleString('en')} tokens, and the model takes at most ${limit}.`;
}
