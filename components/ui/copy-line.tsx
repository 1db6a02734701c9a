import { Check, Copy } from 'lucide-react';
import { IconButton } from './icon-button';
import { useCopy } from './use-copy';

/** One line of text to be copied, such as a setting. */
export function CopyLine({ text }: { text: string }) {
  const { hasCopied, copy } = useCopy();
  return (
    <div className="flex items-center gap-1 rounded-small border border-line bg-surface py-0.5 pr-0.5 pl-2">
      <code className="min-w-0 flex-1 font-mono text-small wrap-anywhere">{text}</code>
      <IconButton
        icon={hasCopied ? Check : Copy}
        label={hasCopied ? 'Copied' : 'Copy line'}
        onClick={() => void copy(text)}
      />
    </div>
  );
}
