import { Check, Copy } from 'lucide-react';
import { useWords } from '../words';
import { IconButton } from './icon-button';
import { useCopy } from './use-copy';

/** One line of text to be copied, such as a setting. */
export function CopyLine({ text }: { text: string }) {
  const { common, messages } = useWords();
  const { hasCopied, copy } = useCopy();
  return (
    <div className="flex items-center gap-1 rounded-small border border-line bg-surface py-0.5 ps-2 pe-0.5">
      <code dir="ltr" className="min-w-0 flex-1 font-mono text-small wrap-anywhere">
        {text}
      </code>
      <IconButton
        icon={hasCopied ? Check : Copy}
        label={hasCopied ? messages.copied : common.copyLine}
        onClick={() => void copy(text)}
      />
    </div>
  );
}
