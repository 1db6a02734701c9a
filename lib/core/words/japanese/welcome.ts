import type { Words } from '../words';

export const welcome = {
  title: 'あなただけのチャット',
  what: 'Aside は、あなたのキーを使って、選んだモデルと直接やりとりします。会話はすべて、このブラウザーに保存されます。',
  ways: 'モデルを選択',
  anthropic: 'Anthropic',
  anthropicHint: 'Claude モデル（API キーを使用）',
  openai: 'OpenAI',
  openaiHint: 'GPT モデル（API キーを使用）',
  local: 'ローカルサーバー',
  localHint: 'Ollama、LM Studio、llama.cpp（キーは不要）',
  others: ['OpenRouter などの互換サービスも', '設定', 'から選べます。すべて後から変更できます。'],
  openSettings: '設定',
  empty: '何について話しましょうか？',
  emptyNote: 'メッセージはモデルに直接送られ、このブラウザーにだけ保存されます。',
  systemPromptFirst: 'システムプロンプトが先頭に入ります。',
} satisfies Words['welcome'];
