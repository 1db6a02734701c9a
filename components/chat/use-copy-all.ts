import { type RefObject, useEffect } from 'react';
import { cutReplies, textOfParts, type WholeMessage } from '@/lib/core/continued-reply';
import type { Words } from '@/lib/core/words/words';
import { useWords } from '../words';

/**
 * Where the reader has selected everything, copying gives the whole conversation: of a long one only a part is in
 * the page, and only that could be selected.
 */
export function useCopyAll(list: RefObject<HTMLElement | null>, whole: readonly WholeMessage[]): void {
  const words = useWords();
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const log = list.current?.querySelector('[role="log"]');
      if (!log || !event.clipboardData || !getSelection()?.containsNode(log)) return;
      event.clipboardData.setData('text/plain', asText(whole, words));
      event.preventDefault();
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [list, whole, words]);
}

function asText(whole: readonly WholeMessage[], { chat }: Words): string {
  const texts = whole.map(({ message, earlier }) => {
    const contents = [...cutReplies(earlier), message].map(({ content }) => content);
    return `${chat[message.role]}:\n\n${textOfParts(contents).trim()}\n`;
  });
  return texts.join('\n');
}
