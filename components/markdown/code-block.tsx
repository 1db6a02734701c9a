import { Check, Copy } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '../ui/icon-button';
import { useCopy } from '../ui/use-copy';
import { splitCode } from './code-lines';
import { positionKey } from './position-key';
import { ScrollBox } from './scroll-box';
import type { CodeBlock } from './tree';

export function CodeView({ block }: { block: CodeBlock }) {
  const { hasCopied, copy } = useCopy();
  return (
    <div className="overflow-hidden rounded-medium border border-line bg-surface">
      <div className="flex items-center justify-between gap-2 border-b border-line py-0.5 pr-0.5 pl-3 text-tiny text-muted">
        <span className="min-w-0 truncate font-mono">{block.language || 'text'}</span>
        <IconButton
          icon={hasCopied ? Check : Copy}
          label={hasCopied ? 'Copied' : 'Copy code'}
          onClick={() => void copy(block.text)}
        />
      </div>
      <ScrollBox name={block.language ? `Code in ${block.language}` : 'Code'}>
        <pre className="w-max min-w-full px-3 py-2 font-mono text-small">
          <code>
            {splitCode(block.text).map((piece, index) => (
              <CodePiece key={positionKey(index)} text={piece} />
            ))}
          </code>
        </pre>
      </ScrollBox>
    </div>
  );
}

/** A piece that is only an empty line keeps its height through the line end. */
const CodePiece = memo(function CodePiece({ text }: { text: string }) {
  return <span className="block">{text === '' ? '\n' : text}</span>;
});
