/** The programs and kinds of files whose conversations can be imported, and what they are called. */
const names = {
  aside: 'Aside',
  chatgpt: 'ChatGPT',
  claude: 'Claude',
  'openai-messages': 'OpenAI messages',
  'anthropic-messages': 'Anthropic messages',
  'fine-tuning': 'OpenAI fine-tuning',
  sharegpt: 'ShareGPT',
  langchain: 'LangChain',
  'page-assist': 'Page Assist',
  'open-webui': 'Open WebUI',
  librechat: 'LibreChat',
  chatbox: 'Chatbox',
  nextchat: 'NextChat',
  typingmind: 'TypingMind',
  gemini: 'Gemini',
  'ai-studio': 'Google AI Studio',
} as const;

/** What wrote a file. */
export type ImportFormat = keyof typeof names;

/** What people call it; the same in every language. Formats come from stored data, so an unknown one is its own name. */
export function formatName(format: string): string {
  return new Map<string, string>(Object.entries(names)).get(format) ?? format;
}
