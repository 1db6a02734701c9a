import type { Words } from '../words';
import { inTokens } from './in-tokens';

const whole = new Intl.NumberFormat('ja');

export const settings = {
  title: '設定',
  provider: 'プロバイダー',
  baseUrl: 'ベース URL',
  model: 'モデル',
  modelSection: 'モデルとキー',
  newConversations: '新しい会話',
  notSavedYet: 'まだ保存されていません。保存またはキャンセルするまで、ここに残ります。',
  notStored: '設定を保存できませんでした。ディスクに空きがあるか確認してください。何も変更していません。',

  key: 'API キー',
  keyKept: (host) => `このブラウザーに保存され、${host} にのみ送信されます。`,
  removeKey: '保存したキーを削除',
  getKey: 'キーを取得',
  pasteKey: 'キーを貼り付け',
  keyNotNeeded: '多くのローカルサーバーでは不要',

  test: '接続をテスト',
  connection: '接続',
  asking: 'モデルの一覧を問い合わせています…',
  works: (count) =>
    count === 0
      ? '接続できましたが、選べるモデルがまだありません。先にモデルをインストールするか、名前を入力してください。'
      : `接続できました。${whole.format(count)} 件のモデルから選べます。`,
  isMissing: (model) => `「${model}」は一覧にありませんが、使えるかもしれません。`,
  testFailed: 'テストに失敗しました',
  checkAddress: 'アドレスとキーを確認してから、もう一度お試しください。',

  chooseModel: 'モデルを選ぶか、名前を入力',
  typeModel: 'モデルの名前',
  windowOf: (tokens) => `コンテキストウィンドウ ${inTokens(tokens)}`,
  repliesOf: (tokens) => `回答は最大 ${inTokens(tokens)}`,
  limits: '上限と料金',
  contextWindow: 'コンテキストウィンドウ',
  longestReply: '回答の最大の長さ',
  limitsInTokens: '上限（トークン）',
  notKnown: '不明',
  freeHere: 'このコンピューターで動作するため、無料です。',
  costs: (input, output) => `100 万トークンあたり、入力 ${input}、出力 ${output} です。`,
  changePrice: '料金を変更',
  price: '100 万トークンあたりの料金（ドル）',
  priceIn: '入力',
  priceOut: '出力',
  wrong: {
    model: 'モデルを選ぶか、名前を入力してください。',
    contextWindow: 'コンテキストウィンドウは、128000 のようなトークン数で入力してください。',
    longestReply: '回答の最大の長さは、4000 のようなトークン数で入力してください。',
    prices: '料金は、0.25 と 2 のようにドルの数値を 2 つ入力するか、両方とも空にしてください。',
  },

  systemPrompt: 'システムプロンプト',
  systemPromptHint: '新しい会話のすべてのリクエストの先頭に入ります。会話ごとに変えられます。',
  memory: '記憶',
  memoryHint: '新しい会話で送信する量です。会話ごとの変更は「送信される内容」でできます。',

  look: '表示と言語',
  theme: 'テーマ',
  themes: { system: 'システム', light: 'ライト', dark: 'ダーク' },
  themeCommand: (theme) => `テーマ：${theme}`,
  language: '言語',
  browserLanguage: 'ブラウザーの言語',
  writing: '入力',
  sendWith: 'メッセージの送信方法',
  enter: 'Enter',
  modifierEnter: (modifier) => `${modifier} + Enter`,
  enterHint: 'Shift + Enter で改行します。',
  modifierEnterHint: 'Enter で改行します。',
  wrongAddress: {
    missing: 'API のアドレスを入力してください（例：https://api.example.com/v1）。',
    spaces: 'アドレスに空白は使えません。https://api.example.com/v1 のような形で入力してください。',
    'no-address': 'ウェブアドレスではありません。https://api.example.com/v1 のような形で入力してください。',
    'other-scheme': 'アドレスは https:// または http:// で始めてください。',
    'with-password': 'アドレスに名前やパスワードを含めないでください。キーには専用の欄があります。',
    insecure: (host) =>
      `http が使えるのは、このコンピューター上のサーバー（localhost または 127.0.0.1）だけです。${host} には https:// を使ってください。`,
  },
} satisfies Words['settings'];
