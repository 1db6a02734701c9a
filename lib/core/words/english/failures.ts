import type { FailureKind } from '../../failure';

/** What the sentence about a failure is given. What is not known is undefined, or empty where it is text to add. */
export interface FailureValues {
  host: string;
  model: string | undefined;
  /** The provider's words and the HTTP status, as `quoted` and `status` give them. */
  quoted: string;
  status: string;
  /** When to come back, as `retryNow` and `retryIn` say it. */
  retry: string;
  /** The tokens of the request, and the most that the model takes. */
  requestTokens: string | undefined;
  limitTokens: string | undefined;
  /** Whether a secure connection was tried. */
  isSecure: boolean;
}

/** What happened, in a few words, and what it means and what to do next. */
interface FailureWords {
  title: string | ((host: string) => string);
  sentence: (values: FailureValues) => string;
}

const kinds: Record<FailureKind, FailureWords> = {
  'no-key': {
    title: 'No API key yet',
    sentence: ({ host }) => `Aside has no key for ${host}. Add one in the settings, then retry.`,
  },
  'wrong-key': {
    title: 'The API key was not accepted',
    sentence: ({ host, quoted }) =>
      `${host} does not know this key${quoted}. Check it in the settings: it may be cut off, revoked, or meant for another provider.`,
  },
  'not-allowed': {
    title: 'This key may not do that',
    sentence: ({ host, quoted }) =>
      `${host} knows the key but refuses the request${quoted}. Choose another model or a key with more rights.`,
  },
  'no-credit': {
    title: 'No credit left',
    sentence: ({ host }) =>
      `The account behind this key has no credit at ${host}. Add credit in its billing page, then retry.`,
  },
  'rate-limited': {
    title: 'Too many requests',
    sentence: ({ host, quoted, retry }) => `${host} asks for a pause${quoted}. ${retry}`,
  },
  overloaded: {
    title: 'The model is overloaded',
    sentence: ({ host, retry }) => `${host} has more requests than it can answer right now. ${retry}`,
  },
  'server-error': {
    title: 'The provider had a problem',
    sentence: ({ host, status, quoted }) =>
      `${host} answered with an error of its own${status}${quoted}. It is not about your message; retry in a moment.`,
  },
  'model-not-found': {
    title: 'Model not found',
    sentence: ({ host, model }) =>
      `${host} has no ${model ? `model called “${model}”` : 'such model'}, or this key may not use it. Choose another model in the settings.`,
  },
  'no-model': {
    title: 'No model chosen',
    sentence: ({ host }) => `Choose a model of ${host} in the settings, then retry.`,
  },
  'context-too-long': {
    title: 'The conversation is too long for this model',
    sentence: (values) =>
      `${sizes(values)} Start a new conversation, or choose a model with a larger context window in the settings.`,
  },
  'request-too-large': {
    title: 'The message is too large',
    sentence: ({ host }) =>
      `${host} does not take requests of this size. Send a shorter message, or less with it, or start a new conversation.`,
  },
  'bad-request': {
    title: 'The request was refused',
    sentence: ({ host, status, quoted }) =>
      `${host} could not use the request${status}${quoted}. Check the model and the address in the settings.`,
  },
  'no-access': {
    title: 'Aside may not reach this address yet',
    sentence: ({ host }) =>
      `Aside needs your leave to talk to ${host}. Allow it when the browser asks; nothing was sent so far.`,
  },
  blocked: {
    title: 'The browser blocked the answer',
    sentence: ({ host }) =>
      `${host} answers, but it does not let extensions read its answers (CORS). Change the server’s CORS setting, then retry.`,
  },
  'origin-refused': {
    title: 'Ollama refuses browser extensions',
    sentence: ({ host }) =>
      `The Ollama server at ${host} only answers origins that it was told about. Set this environment variable for Ollama, restart it, then retry.`,
  },
  'insecure-address': {
    title: 'This address is not secure',
    sentence: ({ host }) =>
      `Aside uses plain http only for servers on this computer. ${host} needs an https address, so that nobody on the way can read your conversation.`,
  },
  offline: {
    title: 'You are offline',
    sentence: () => 'Your message is saved. Retry when the connection is back.',
  },
  unreachable: {
    title: (host) => `Cannot reach ${host}`,
    sentence: ({ isSecure }) =>
      isSecure
        ? 'No secure connection could be made. The address may be wrong, the server may be down, or its certificate is not trusted (TLS). Open the address in a tab to see which.'
        : 'Nothing answers at this address. Check that the server is running and that the port is right.',
  },
  redirected: {
    title: 'The server sent Aside elsewhere',
    sentence: ({ host }) =>
      `${host} answered with a redirect. Aside does not follow it, because your key would go along. Enter the final address in the settings.`,
  },
  'not-an-api': {
    title: 'That is not a model’s answer',
    sentence: ({ host, status }) =>
      `${host} answered with something else, such as a web page${status}. Check the base URL in the settings; a proxy or a sign-in page may be in between.`,
  },
  malformed: {
    title: 'The reply could not be read',
    sentence: ({ host }) =>
      `${host} sent something that is not in the agreed format. What arrived before is kept.`,
  },
  cut: {
    title: 'The reply was cut off',
    sentence: ({ host }) => `The connection to ${host} ended before the reply did. What arrived is kept.`,
  },
  stalled: {
    title: 'The reply stopped arriving',
    sentence: ({ host }) =>
      `${host} has sent nothing for too long, so Aside stopped waiting. What arrived is kept.`,
  },
  empty: {
    title: 'The reply is empty',
    sentence: ({ host }) => `${host} ended the reply without a word. Retry, or say it differently.`,
  },
  refused: {
    title: 'The model declined to answer',
    sentence: ({ host, quoted }) =>
      `The model, or a filter of ${host}, declined this request${quoted}. Say it differently, or retry.`,
  },
  unknown: {
    title: 'Something went wrong',
    sentence: ({ host, status, quoted }) =>
      `The request to ${host} failed${status}${quoted}. Your message is saved; retry when you like.`,
  },
};

function sizes({ host, requestTokens, limitTokens }: FailureValues): string {
  if (limitTokens === undefined) return `It no longer fits into what ${host} takes at once.`;
  if (requestTokens === undefined) return `${host} takes at most ${limitTokens} tokens at once.`;
  return `It has ${requestTokens} tokens, and the model takes at most ${limitTokens} tokens.`;
}

/** What went wrong between Send and the end of a reply. */
export const failures = {
  kinds,
  quoted: (detail: string) => ` (“${detail}”)`,
  status: (status: number) => ` (HTTP ${status})`,
  retryNow: 'Retry in a moment.',
  retryIn: (wait: string) => `Retry in ${wait}.`,

  /** Why a provider has not counted the tokens of a request. */
  countNotOffered: (provider: string) => `Not counted. ${provider} does not offer it.`,
  countNotAsked: (provider: string) => `Not counted. ${provider} could not be asked.`,
  countFailed: (problem: string) => `Not counted. ${problem}.`,
};
