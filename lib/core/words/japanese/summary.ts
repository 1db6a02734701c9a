import type { Words } from '../words';
import { inTokens } from './in-tokens';

const whole = new Intl.NumberFormat('ja');
const messages = (count: number) => `${whole.format(count)} 件のメッセージ`;

export const summary = {
  title: (count) => `${messages(count)}の要約`,

  status: '要約',
  offer: '古いメッセージが省かれているか、まもなく省かれます。要約しますか？',
  summarizeThem: '要約…',
  notNow: '今はしない',
  running: (count) => `${messages(count)}を要約しています…`,
  part: (step, steps) => `パート ${step} / ${steps}`,
  stop: '停止',
  stopSummarizing: '要約を停止',
  failed: '新しい要約は作られませんでした',
  nothingChanged: (why) => `${why}何も変更していません。`,
  tryAgain: 'もう一度試す',
  openSettings: '設定を開く',
  dismiss: '閉じる',
  refused: {
    nothing: '古いメッセージに、まだ要約されていないテキストはありません。',
    changed: '要約を作成している間に会話が変更されました。',
    empty: 'モデルは何も書きませんでした。',
    cut: 'モデルの要約が途中で終わったため、採用しませんでした。',
    'too-long': 'モデルの要約は長すぎ、やり直しても長すぎました。',
    'not-smaller': 'モデルの要約は、元のメッセージと同じくらいの量になってしまいました。',
    'not-stored': '要約を保存できませんでした。',
    'broken-off': '要約を作成している間にパネルが閉じられました。',
  },

  editedByYou: '編集済み',
  showOriginals: '元のメッセージを表示',
  hideOriginals: '元のメッセージを隠す',
  edit: '編集',
  text: '要約のテキスト',
  makeAgainFromOriginals: '元のメッセージから作り直す',
  undo: '要約を取り消す',
  makeAgain: '作り直す',
  outdated: {
    edited: '最新ではありません。要約の後に、元のメッセージが変更されました。',
    removed: '最新ではありません。要約に使われたメッセージが、この会話にもうありません。',
    excluded: '最新ではありません。除外したメッセージの内容がまだ含まれています。',
    missing: '最新ではありません。除外を解除したメッセージの内容が含まれていません。',
  },

  missing: '要約にない内容',
  nothingMissing: '抜けは見つかりませんでした',
  missingIsPinned: '要約にない内容はピン留めされています',
  details: (count) => `要約にない内容が ${whole.format(count)} 件あります`,
  comparison: (hasLosses) =>
    hasLosses
      ? 'モデルを使わずに、このコンピューター上で語句を比べた結果です。要約で言い換えられている内容も表示されます。'
      : '抜けは見つかりませんでした。モデルを使わずに、このコンピューター上で語句を比べた結果です。',
  kind: {
    number: '数値',
    date: '日付',
    url: 'リンク',
    identifier: '名前とコード',
    quote: '引用',
    instruction: '要望',
  },
  showMore: 'さらに表示',
  more: (count) => `（${count}）`,
  showInMessage: 'メッセージの中で表示',
  pin: 'ピン留めする',
  pinned: 'ピン留め済み',
  pinDetail: (detail) => `ピン留めする：${detail}`,
  pinnedDetail: (detail) => `ピン留め済み：${detail}`,
  pinHint: 'このメッセージを常に送信する',
  unpinHint: 'このメッセージを常に送信するのをやめる',

  summarizeOlder: '古いやりとりを要約',
  noMessages: 'まだメッセージがありません。',
  introduction:
    'モデルが要約を書き、古いやりとりの代わりに送信します。元のやりとりはここに残り、いつでも元に戻せます。',
  choices: '選択',
  keepTheLast: 'そのまま残す直近のやりとり',
  turnsKept: () => '回',
  keptHint: '要約せず、そのまま送信されます。',
  wholeNumber: '5 のような整数を入力してください。',
  writtenBy: '要約を書くモデル',
  ownModel: (name) => `${name}（この会話のモデル）`,
  modelOf: (name, provider) => `${name}（${provider}）`,
  otherModels: 'ほかのモデル…',
  askingForModels: 'モデルの一覧を問い合わせています…',
  noOtherModels: 'プロバイダーの一覧に、ほかのモデルはありません。',
  otherModelsListed: 'ほかのモデルを一覧に追加しました。',
  modelsNotLoaded: 'モデルの一覧を読み込めませんでした。',
  summarize: '要約する',
  isBeingWritten: '要約を作成中です',
  noPlan: {
    'all-kept':
      '要約するものがありません。この会話のやりとりはすべて、そのまま残す設定です。残す数を減らしてください。',
    already:
      '要約するものがありません。古いやりとりは、今の要約にすべて含まれています。より多くのやりとりを残すには、先に要約を取り消してください。',
    wordless: '要約するものがありません。古いメッセージは除外されているか、テキストがありません。',
  },

  plan: '計画',
  whatIsSummarized: '要約する範囲',
  range: (plan) => {
    const ends = plan.last === undefined ? `「${plan.first}」` : `「${plan.first}」から「${plan.last}」まで`;
    return `${whole.format(plan.turns)} 回のやりとり、${messages(plan.messages)}：${ends}`;
  },
  goesIntoIt: '今の要約も、新しい要約に取り込まれます。',
  takesItsPlace: '元のメッセージから作られ、今の要約に置き換わります。',
  nextRequest: '次のリクエスト',
  before: '要約前',
  after: '要約後',
  changesPolicy: 'この会話で送信する量は「要約と最近のやりとり」に変わります。要約を取り消すと元に戻ります。',
  trimmed: (count) =>
    `残すもののうち、古い ${messages(count)}は予算に収まらないため送信されません。「送信される内容」で予算を変えるか、残す数を減らしてください。`,
  writingIt: '要約の作成',
  call: (call) => {
    const requests = call.requests > 1 ? `リクエスト ${whole.format(call.requests)} 回：` : '';
    const fromCache = call.fromCache === undefined ? '' : `（うち ${call.fromCache} はキャッシュから）`;
    return `${requests}入力 ${inTokens(call.input)}${fromCache}、出力 ${call.output}`;
  },
  paysBack: (count) => `約 ${whole.format(count)} 回のやりとりで、かかった分を取り戻せます。`,
  savesNothing: '今のところトークンの節約にはなりませんが、省かれた内容がモデルに伝わります。',
} satisfies Words['summary'];
