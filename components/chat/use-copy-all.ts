import { type RefObject, useEffect } from 'react';
import { textOf } from '@/lib/core/content';
import type { Message } from '@/lib/core/conversation';
import type { Words } from '@/lib/core/words/words';
import { useWords } from '../words';

/**
 * Where the reader has selected everything, copying gives the whole conversation: of a long one only a part is in
 * the page, and only that could be selected.
 */
export function useCopyAll(list: RefObject<HTMLElement | null>, branch: readonly Message[]): void {
  const words = useWords();
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const log = list.current?.querySelector('[role="log"]');
      if (!log || !event.clipboardData || !getSelection()?.containsNode(log)) return;
      event.clipboardData.setData('text/plain', asText(branch, words));
      event.preventDefault();
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [list, branch, words]);
}

function asText(branch: readonly Message[], { chat }: Words): string {
  return branch.map(({ role, content }) => `${chat[role]}:\n\n${textOf(content).trim()}\n`).join('\n');
}
