const longestDetail = 300;

/** Shorter "keys" are words such as `none` that people give to local servers; hiding them would hide text. */
const shortestSecret = 6;

const keyPatterns = [
  /\bBearer\s+[^\s"',;]+/gi,
  /\b(?:sk|rk|pk|xai|pplx)-[\w*.…-]{3,}/g,
  /\b(?:gsk|hf|nvapi)_[\w*.…-]{3,}/g,
  /\bAIza[\w*.…-]{3,}/g,
];

/**
 * A provider's words, fit to be stored and shown: without the key (in full, or in a form that looks like one),
 * on one line, and cut to a readable length.
 */
export function redact(text: string, key: string | null): string {
  const secret = key?.trim() ?? '';
  const withoutKey = secret.length < shortestSecret ? text : text.replaceAll(secret, '[key]');
  const hidden = keyPatterns.reduce((words, pattern) => words.replace(pattern, '[key]'), withoutKey);
  return shortened(hidden.replace(/\s+/g, ' ').trim());
}

function shortened(text: string): string {
  if (text.length <= longestDetail) return text;
  const cut = Array.from(text.slice(0, longestDetail)).slice(0, -1).join('');
  return `${cut}…`;
}
