import { context as english } from '../english/context';
import type { Words } from '../words';

const whole = new Intl.NumberFormat('ja');

export const context = {
  ...english,
  about: (amount) => `約 ${amount}`,
  free: '無料',
  lessThan: (amount) => `${amount} 未満`,

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
} satisfies Words['context'];
