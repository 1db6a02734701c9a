/** The headers of api.openai.com. */
export function openaiHeaders(requestId: string): Record<string, string> {
  return {
    'x-request-id': requestId,
    'openai-organization': 'org-demo',
    'openai-processing-ms': '12',
    'openai-version': '2020-10-01',
    'x-ratelimit-limit-requests': '5000',
    'x-ratelimit-remaining-requests': '4999',
  };
}
