import type { Words } from '../words';
import { inTokens } from './in-tokens';

export const prompts = {
  thisConversation: 'この会話',
  model: 'モデル',
  changeModel: '変更',
  useForNew: '新しい会話で使う',
  usedForNew: '新しい会話でもこれを使います。',
  memory: '記憶',
  memoryLink: '送信する量とその内訳',

  systemPrompt: 'システムプロンプト',
  systemPromptHint: 'この会話のすべてのリクエストの先頭に入ります。',
  empty: 'なし。モデルは開発元の設定どおりに回答します。',
  tokens: (tokens) => `${inTokens(tokens)}です。`,
  library: '自分のプロンプトから選ぶ',
  changed: '先頭が変わるため、次のリクエストではプロバイダーのキャッシュが使われません。',

  profile: 'あなたについて',
  profileHint: 'どのモデルにも知っておいてほしいこと。仕事や、希望する答え方など。',
  profilePlaceholder: '京都で看護師をしています。簡潔に答えてください。',
  profileSwitch: 'すべての会話で伝える',
  profileHere: 'あなたについてモデルに伝える',
  profileNone: 'あなたについての情報はまだありません。',
  profileWrite: '設定で入力する',
  profileChange: '設定で変更する',
  profileNote:
    'システムプロンプトの後に入ります。変更は各会話の次のリクエストから反映され、そのリクエストではプロバイダーのキャッシュが使われません。',
  profilePart: 'あなたについて',

  title: '自分のプロンプト',
  none: '保存したプロンプトはまだありません。例から始めるか、自分で書いてください。',
  examples: '例',
  add: '新しいプロンプト',
  keepCurrent: '現在のプロンプトを保存',
  keepExample: (name) => `「${name}」を自分のプロンプトに保存`,
  name: '名前',
  nameHint: 'テキストの冒頭',
  text: 'テキスト',
  use: (name) => `「${name}」をこの会話で使う`,
  change: (name) => `「${name}」を編集`,
  remove: (name) => `「${name}」を削除`,
  needsText: '先にテキストを入力してください。',
  deleted: (name) => `「${name}」を削除しました。`,
  used: (name) => `「${name}」をこの会話のシステムプロンプトにしました。`,
  exampleNames: {
    editor: '丁寧な編集者',
    tutor: '根気強い先生',
    reviewer: 'コードレビュアー',
    translator: '翻訳者',
    brief: '短い回答',
  },
} satisfies Words['prompts'];
