import { objectAt, objectOf, textAt, valueAt } from '@/lib/core/json';

/** An error answer's parts, whichever of the usual shapes it has. */
export interface ProviderError {
  /** The HTTP status, or the one that an error inside a stream names. */
  status: number | undefined;
  /** The provider's sentence; empty if there is none. */
  message: string;
  /** The error's type and code, in lower case. */
  names: string;
  /** The parsed body, to read more from. */
  body: unknown;
  /** Whether it is an API's error, and not a web page or nothing. */
  isStructured: boolean;
  /** Whether there was no body at all. */
  isBlank: boolean;
}

/**
 * Reads `{ error: { type, code, message } }` (Anthropic, OpenAI, OpenRouter, llama.cpp), `{ error: "…" }` (Ollama,
 * LM Studio), `{ message }`, `{ detail }` (Python servers) and plain text.
 */
export function readProviderError(body: unknown, status: number | undefined): ProviderError {
  const error = objectAt(body, 'error') ?? objectOf(body);
  const code = valueAt(error, 'code');
  const named = [textAt(error, 'type'), code, textAt(error, 'details', 'error_code')];
  return {
    status: status ?? statusOf(code),
    message: messageIn(body, error),
    names: named
      .filter((name) => typeof name === 'string')
      .join(' ')
      .toLowerCase(),
    body,
    isStructured: error !== undefined,
    isBlank: body === undefined || (typeof body === 'string' && body.trim() === ''),
  };
}

/** OpenRouter names the status of an upstream's failure as the code. */
function statusOf(code: unknown): number | undefined {
  return typeof code === 'number' && code >= 400 && code < 600 ? code : undefined;
}

function messageIn(body: unknown, error: unknown): string {
  const own = textAt(error, 'message') ?? textAt(body, 'error') ?? textAt(body, 'detail') ?? plainText(body);
  const upstream = textAt(error, 'metadata', 'raw');
  return upstream === undefined ? own : `${own}: ${upstream}`;
}

function plainText(body: unknown): string {
  return typeof body === 'string' && !body.trimStart().startsWith('<') ? body : '';
}
