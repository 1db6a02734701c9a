import type { Words } from '../words';
import { inTokens } from './in-tokens';

const whole = new Intl.NumberFormat('ja');
const messages = (count: number) => `${whole.format(count)} 件のメッセージ`;
const tokensOf = (tokens: string, limit: string | undefined) =>
  limit === undefined ? inTokens(tokens) : `${inTokens(limit)}中 ${tokens}`;

export const context = {
  about: (amount) => `約 ${amount}`,
  free: '無料',
  lessThan: (amount) => `${amount} 未満`,
  freeHere: '無料（このコンピューターで動作）',
  priceNotKnown: '料金は不明',
  costNotKnown: '不明',
  tokens: inTokens,
  messages,

  meter: 'コンテキスト',
  unit: 'トークン',
  doesNotFit: '収まりません',
  tooMuch: (needed, limit) => `収まりません：必要 ${inTokens(needed)}、上限 ${inTokens(limit)}`,
  byPolicy: 'この会話の設定で送信する上限',
  tokensOf,
  withoutReply: (cost) => `回答を除いて${cost}`,
  facts: (facts) => facts.join('、'),
  whatIsSent: (facts) => `送信される内容：${facts}`,

  title: '送信される内容',
  messagesNewestFirst: 'メッセージ（新しい順）',
  notSent: (count) => `送信されない古いメッセージ：${whole.format(count)} 件`,
  change: '変更',
  summarize: '要約…',
  atLeast: (least) => `${least} 以上の整数を入力してください。`,

  parts: 'リクエストの内訳',
  part: {
    system: 'システムプロンプト',
    profile: 'あなたについて',
    summary: '要約',
    pinned: 'ピン留め',
    recent: '最近のメッセージ',
    draft: '下書き',
    reply: '回答用の空き',
  },
  cachedPart: 'うち、プロバイダーのキャッシュにある分',

  howMuch: '送信する量',
  usedForNew: '新しい会話でもこれを使います。',
  useForNew: '新しい会話でもこれを使う',
  mode: {
    summary: {
      name: '要約と最近のやりとり',
      hint: '最近のやりとりはそのまま、それより古いものは要約があれば要約で送ります。',
    },
    budget: {
      name: '予算',
      hint: 'トークン予算に収まるだけ、最近のやりとりを送ります。古いものは省かれます。',
    },
    lastTurns: {
      name: '直近のやりとり',
      hint: '決まった数の質問と回答に、新しい質問を加えて送ります。',
    },
    everything: { name: 'すべて', hint: '収まる限り、会話全体を送ります。' },
  },
  turns: 'やりとりの数',
  ceiling: '上限（トークン）',
  automaticCeiling: '自動',
  whenFull: '古いメッセージが収まらなくなったとき',
  automatic: {
    on: '自動で要約する',
    ask: '確認する',
    off: '省く',
  },

  overview: '概要',
  goes: (request) => {
    const next = request.hasDraft ? 'このメッセージ' : '次のメッセージ';
    const summary = request.hasSummary ? 'と要約' : '';
    const limit = request.limit === undefined ? '' : `（上限 ${inTokens(request.limit)}）`;
    return `${next}では、${messages(request.messages)}${summary}が送信されます。合計${inTokens(request.tokens)}です${limit}。`;
  },
  limitNotKnown: 'このモデルが扱える量は不明です。',
  expectedFromCache: (tokens) =>
    `うち ${inTokens(tokens)}は、プロバイダーのキャッシュから読み込まれる見込みです。`,
  itIsFreeHere: 'モデルがこのコンピューターで動作するため、無料です。',
  itIsFree: '無料です。',
  itCosts: (cost) => `料金は ${cost} で、回答の分が加わります。`,
  itsCostIsNotKnown: '料金は不明です。モデルの料金は設定で入力できます。',
  tooLarge: '収まりません',
  tooLargeWhy: (needed, limit) =>
    `リクエストは ${inTokens(needed)}になりますが、回答の分を除いて収まるのは ${inTokens(limit)}です。送信するやりとりを減らす、古いやりとりを要約する、長いメッセージを除外するかピン留めを外す、入力を短くする、ウィンドウのより大きいモデルを選ぶ、のいずれかをお試しください。メッセージが途中で切られることはありません。`,

  countExactly: '正確に数える',
  exactCount: '正確なトークン数',
  counting: '数えています…',
  countedBy: (provider, tokens) => `${provider} による計測：${inTokens(tokens)}`,

  noMessages: 'まだメッセージがありません。',
  messagesAndReasons: 'メッセージと理由',
  showMore: 'さらに表示',
  older: (count) => `（古いもの ${count} 件）`,
  noText: 'テキストなし',
  reason: {
    sent: { label: '送信', why: '最近のメッセージに含まれます。' },
    pinned: {
      label: 'ピン留め',
      why: 'このメッセージか、同じやりとりの別のメッセージがピン留めされているため、常に送信されます。',
    },
    summarized: { label: '要約済み', why: '代わりに要約が送信されます。' },
    trimmed: { label: '省略', why: '送信する範囲より古いメッセージです。' },
    excluded: { label: '除外', why: 'あなたが除外しました。' },
    blank: { label: '空', why: '送信できる内容がありません。' },
  },
  summary: { label: '要約', why: 'これらのメッセージの代わりに送信されます。' },
  cachedBelow: 'この線より下で送信される内容は、プロバイダーのキャッシュにあります',

  exactRequest: '実際のリクエスト',
  exactRequestHint: 'プロバイダーに送られる本文です。キーは含まれません。',
  standsForDraft: (sign) => `「${sign}」は、まだ書いていないメッセージを表します。`,
  copyRequest: 'リクエストをコピー',
  requestInJson: 'JSON 形式のリクエスト',

  record: {
    title: '送信された内容',
    none: 'この回答の記録はありません。この回答のために送信されたものはありません。',
    sent: '送信',
    pinned: 'ピン留め',
    ofThem: (count) => `うち ${count} 件`,
    summary: '要約',
    ofMessages: (count) => `${messages(count)}の要約`,
    trimmed: '省略',
    excluded: '除外',
    estimated: '見積もり',
    tokens: (count) => inTokens(whole.format(count)),
    reported: '報告',
    notReported: 'プロバイダーからの報告なし',
    difference: '差',
    noDifference: 'なし',
    tooHigh: (share) => `見積もりが ${share} 多い`,
    tooLow: (share) => `見積もりが ${share} 少ない`,
    fromCache: 'キャッシュから',
    cost: '料金',
  },
  changed: {
    first: 'この会話の最初のリクエストでした。',
    grown: '前のリクエストとまったく同じ始まりで、新しい内容だけが加わりました。',
    cut: '最近のメッセージの始まりが、前のリクエストと変わりました。古いメッセージが省かれたか、再び含まれました。',
    summary: '古いメッセージの要約が、前のリクエストから変わったか、なくなりました。',
    model: 'モデルが、前のリクエストから変わりました。',
    options: '思考または労力の設定が、前のリクエストから変わりました。',
    system: 'システムプロンプトが、前のリクエストから変わりました。',
    selection: '前のリクエストの後に、メッセージがピン留め、除外、または置き換えられました。',
  },
} satisfies Words['context'];
