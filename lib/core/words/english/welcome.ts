/** The first run, and a conversation before its first message. */
export const welcome = {
  title: 'A chat that stays yours',
  what: 'Aside talks straight to the model of your choice, with your own key. Every conversation stays in this browser.',
  ways: 'Choose a model',
  anthropic: 'Anthropic',
  anthropicHint: 'Claude models, with your API key',
  openai: 'OpenAI',
  openaiHint: 'GPT models, with your API key',
  local: 'Local server',
  localHint: 'Ollama, LM Studio, llama.cpp: no key needed',
  /** One sentence: before the word that leads to the settings, that word, and after it. */
  others: [
    'OpenRouter and other compatible services are in the ',
    'settings',
    ', too. You can change everything later.',
  ] as [string, string, string],
  openSettings: 'Settings',
  empty: 'What is on your mind?',
  emptyNote: 'Your messages go straight to the model, and are kept only in this browser.',
  systemPromptFirst: 'Your system prompt goes first.',
};
