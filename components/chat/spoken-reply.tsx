import { spokenText } from '../markdown/spoken-text';
import { useWords } from '../words';

/** A whole reply in the words of someone who reads it out. */
export function SpokenReply({ text }: { text: string }) {
  const { messages } = useWords();
  return <p>{messages.finished(spokenText(text))}</p>;
}
