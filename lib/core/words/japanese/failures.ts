import type { FailureValues } from '../english/failures';
import type { Words } from '../words';
import { inTokens } from './in-tokens';

const kinds: Words['failures']['kinds'] = {
  'no-key': {
    title: 'API キーがまだありません',
    sentence: ({ host }) =>
      `${host} の API キーが登録されていません。設定でキーを追加してから再試行してください。`,
  },
  'wrong-key': {
    title: 'API キーが受け付けられませんでした',
    sentence: ({ host, quoted }) =>
      `このキーは ${host} で認識されませんでした${quoted}。途中で切れている、取り消されている、別のプロバイダー用である、といった可能性があります。設定で確認してください。`,
  },
  'not-allowed': {
    title: 'このキーでは許可されていません',
    sentence: ({ host, quoted }) =>
      `${host} はキーを認識しましたが、リクエストを拒否しました${quoted}。別のモデルか、より多くの権限を持つキーを選んでください。`,
  },
  'no-credit': {
    title: '残高がありません',
    sentence: ({ host }) =>
      `${host} で、このキーのアカウントの残高がなくなりました。請求ページでチャージしてから再試行してください。`,
  },
  'rate-limited': {
    title: 'リクエストが多すぎます',
    sentence: ({ host, quoted, retry }) => `${host} から、しばらく待つよう求められました${quoted}。${retry}`,
  },
  overloaded: {
    title: 'モデルが混み合っています',
    sentence: ({ host, retry }) => `現在、${host} は処理できる量を超えるリクエストを受けています。${retry}`,
  },
  'server-error': {
    title: 'プロバイダー側で問題が発生しました',
    sentence: ({ host, status, quoted }) =>
      `${host} の内部でエラーが発生しました${status}${quoted}。メッセージが原因ではありません。しばらくしてから再試行してください。`,
  },
  'model-not-found': {
    title: 'モデルが見つかりません',
    sentence: ({ host, model }) =>
      `${host} に${model ? `「${model}」というモデル` : 'そのモデル'}がないか、このキーでは使えません。設定で別のモデルを選んでください。`,
  },
  'no-model': {
    title: 'モデルが選ばれていません',
    sentence: ({ host }) => `設定で ${host} のモデルを選んでから再試行してください。`,
  },
  'context-too-long': {
    title: '会話がこのモデルには長すぎます',
    sentence: (values) =>
      `${sizes(values)}新しい会話を始めるか、設定でコンテキストウィンドウのより大きいモデルを選んでください。`,
  },
  'request-too-large': {
    title: 'メッセージが大きすぎます',
    sentence: ({ host }) =>
      `${host} は、この大きさのリクエストを受け付けません。メッセージを短くするか、添付を減らすか、新しい会話を始めてください。`,
  },
  'bad-request': {
    title: 'リクエストが拒否されました',
    sentence: ({ host, status, quoted }) =>
      `${host} はリクエストを処理できませんでした${status}${quoted}。設定でモデルとアドレスを確認してください。`,
  },
  'no-access': {
    title: 'このアドレスへの接続がまだ許可されていません',
    sentence: ({ host }) =>
      `Aside が ${host} と通信するには許可が必要です。ブラウザーに確認が表示されたら許可してください。まだ何も送信していません。`,
  },
  blocked: {
    title: 'ブラウザーが応答をブロックしました',
    sentence: ({ host }) =>
      `${host} は応答していますが、拡張機能に応答を読み取らせない設定です（CORS）。サーバーの CORS 設定を変更してから再試行してください。`,
  },
  'origin-refused': {
    title: 'Ollama がブラウザーの拡張機能を拒否しています',
    sentence: ({ host }) =>
      `${host} の Ollama サーバーは、許可されたオリジンにしか応答しません。次の環境変数を Ollama に設定し、再起動してから再試行してください。`,
  },
  'insecure-address': {
    title: 'このアドレスは安全ではありません',
    sentence: ({ host }) =>
      `Aside が暗号化なしの http を使うのは、このコンピューター上のサーバーに対してだけです。途中で会話を読まれないように、${host} には https のアドレスが必要です。`,
  },
  offline: {
    title: 'オフラインです',
    sentence: () => 'メッセージは保存されています。接続が回復したら再試行してください。',
  },
  unreachable: {
    title: (host) => `${host} に接続できません`,
    sentence: ({ isSecure }) =>
      isSecure
        ? '安全な接続を確立できませんでした。アドレスの誤り、サーバーの停止、信頼されていない証明書（TLS）のいずれかが考えられます。アドレスをタブで開くと、原因がわかります。'
        : 'このアドレスからの応答がありません。サーバーが動作していること、ポート番号が正しいことを確認してください。',
  },
  redirected: {
    title: 'サーバーが別の場所へ転送しようとしました',
    sentence: ({ host }) =>
      `${host} の応答はリダイレクトでした。キーも一緒に送られてしまうため、Aside はリダイレクトに従いません。設定で最終的なアドレスを入力してください。`,
  },
  'not-an-api': {
    title: 'モデルの応答ではありません',
    sentence: ({ host, status }) =>
      `${host} から、ウェブページなど別のものが返されました${status}。設定でベース URL を確認してください。プロキシやログインページが間に入っている可能性があります。`,
  },
  malformed: {
    title: '回答を読み取れませんでした',
    sentence: ({ host }) =>
      `${host} から、決められた形式ではないデータが届きました。それまでに届いた内容は保存されています。`,
  },
  cut: {
    title: '回答が途中で切れました',
    sentence: ({ host }) => `回答が終わる前に ${host} との接続が切れました。届いた内容は保存されています。`,
  },
  stalled: {
    title: '回答が届かなくなりました',
    sentence: ({ host }) =>
      `${host} から長い間何も届かないため、待機を終了しました。届いた内容は保存されています。`,
  },
  empty: {
    title: '回答が空です',
    sentence: ({ host }) =>
      `${host} は何も返さずに回答を終えました。再試行するか、別の言い方をお試しください。`,
  },
  refused: {
    title: 'モデルが回答を断りました',
    sentence: ({ host, quoted }) =>
      `モデルまたは ${host} のフィルターが、このリクエストを断りました${quoted}。別の言い方をするか、再試行してください。`,
  },
  unknown: {
    title: '問題が発生しました',
    sentence: ({ host, status, quoted }) =>
      `${host} へのリクエストに失敗しました${status}${quoted}。メッセージは保存されています。いつでも再試行できます。`,
  },
};

function sizes({ host, requestTokens, limitTokens }: FailureValues): string {
  if (limitTokens === undefined) return `${host} が一度に扱える量を超えました。`;
  if (requestTokens === undefined) return `${host} が一度に扱えるのは最大 ${inTokens(limitTokens)}です。`;
  return `会話は ${inTokens(requestTokens)}ありますが、モデルが扱えるのは最大 ${inTokens(limitTokens)}です。`;
}

export const failures = {
  kinds,
  quoted: (detail) => `（「${detail}」）`,
  status: (status) => `（HTTP ${status}）`,
  retryNow: '少し待ってから再試行してください。',
  retryIn: (wait) => `${wait}後に再試行してください。`,

  countNotOffered: (provider) => `計測していません。${provider} はこの機能を提供していません。`,
  countNotAsked: (provider) => `計測していません。${provider} に問い合わせできませんでした。`,
  countFailed: (problem) => `計測していません。${problem}。`,
} satisfies Words['failures'];
