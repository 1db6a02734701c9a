import type { Words } from '../words';
import { inTokens } from './in-tokens';

const whole = new Intl.NumberFormat('ja');

export const notices = {
  label: 'お知らせ',
  dismiss: '閉じる',
  attachmentNotStored: (name) =>
    `「${name}」を保存できなかったため、添付しませんでした。ディスクの空き容量が不足している可能性があります。`,
  attachmentMissing: '送信しませんでした。添付ファイルがもう保存されていません。もう一度添付してください。',
  conversation: {
    deleted: (title) => `「${title}」を削除しました。`,
    emptied: (title) => `「${title}」を空にしました。`,
    archived: (title) => `「${title}」をアーカイブしました。`,
    unarchived: (title) => `「${title}」を一覧に戻しました。`,
    notBack: 'その間に完全に削除されたため、元に戻せません。',
  },
  conversations: {
    deleted: (count) => `${whole.format(count)} 件の会話を削除しました。`,
    archived: (count) => `${whole.format(count)} 件の会話をアーカイブしました。`,
    unarchived: (count) => `${whole.format(count)} 件の会話を一覧に戻しました。`,
  },
  turn: {
    isElsewhere: '別のウィンドウで、この会話のやりとりが進行中です。終わってから、もう一度お試しください。',
    isArriving: 'この会話では回答を受信中です。受信が終わってから、もう一度お試しください。',
    wasDeleted: 'この会話は別のウィンドウで削除されたため、送信しませんでした。',
    notStored: '先に保存できなかったため、送信しませんでした。ディスクに空きがあるか確認してください。',
    notStoredKept:
      '先に保存できなかったため、送信しませんでした。ディスクに空きがあるか確認してください。メッセージは入力欄に残っています。',
    replyNotStored:
      '回答は届きましたが、保存できませんでした。ディスクの空き容量が不足している可能性があります。必要な内容はコピーしてください。',
    cutAndAskedAgain: (model, tokens) =>
      `${takesAbout(model, tokens)}。知らせのないまま古いメッセージが省かれていたため、メッセージを減らして送り直しました。`,
    cut: (model, tokens) =>
      `${takesAbout(model, tokens)}。そのため、送信した内容の一部しか読まれていません。送る量を減らすには「送信される内容」を開いてください。`,
  },
  message: {
    pinned: 'ピン留めしました。このメッセージと、そのやりとりは常に送信されます。',
    excluded: '除外しました。このメッセージは今後送信されません。',
    none: 'このメッセージを送信するかどうかは、会話の設定に従います。',
  },
  summary: {
    isElsewhere: '別のウィンドウがこの会話を要約しています。',
    made: (count) => `${whole.format(count)} 件のメッセージを要約しました。`,
    madeAgain: '要約を作り直しました。',
    inConversation: (title, text) => `「${title}」：${text}`,
    changed: '要約を変更しました。',
    undone: '要約を取り消しました。要約前の内容が再び送信されます。',
  },
} satisfies Words['notices'];

function takesAbout(model: string, tokens: number): string {
  return `${model} が一度に扱えるのは約 ${inTokens(whole.format(tokens))}です`;
}
