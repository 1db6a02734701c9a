import type { Words } from '../words';

export const data = {
  title: 'データ',
  open: 'エクスポートとインポート…',
  openHint: 'すべての会話を 1 つのファイルに書き出し、別の場所に取り込めます。',
  export: {
    title: 'エクスポート',
    hint: 'ここで書いたもの、読んだもののすべてを、どのプログラムでも開ける 1 つのファイルにします。キーは決して含まれません。',
  },
} satisfies Words['data'];
