import { Check, Copy, WrapText } from 'lucide-react';
import { memo, useCallback, useLayoutEffect, useRef } from 'react';
import type { CodeRole, CodeRun } from '@/lib/core/code-run';
import { IconButton } from '../ui/icon-button';
import { useCopy } from '../ui/use-copy';
import { useWords } from '../words';
import { splitCode } from './code-lines';
import { useCodeWrap } from './code-wrap';
import { positionKey } from './position-key';
import { ScrollBox } from './scroll-box';
import type { CodeBlock } from './tree';
import { useHighlighted } from './use-highlighted';

export function CodeView({ block }: { block: CodeBlock }) {
  const { markdown } = useWords();
  const { isWrapped } = useCodeWrap();
  const highlighted = useHighlighted(block);
  const text = useRef(block.text);
  useLayoutEffect(() => {
    text.current = block.text;
  });
  const readText = useCallback(() => text.current, []);
  const width = isWrapped ? 'whitespace-pre-wrap wrap-anywhere' : 'w-max min-w-full';
  return (
    <div dir="ltr" className="overflow-hidden rounded-medium border border-line bg-surface">
      <CodeHeader language={block.language} readText={readText} />
      <ScrollBox name={block.language ? markdown.codeIn(block.language) : markdown.code}>
        <pre className={`px-3 py-2 font-mono text-small ${width}`}>
          <code>
            {highlighted
              ? highlighted.map((runs, index) => <ColouredPiece key={positionKey(index)} runs={runs} />)
              : splitCode(block.text).map((piece, index) => (
                  <CodePiece key={positionKey(index)} text={piece} />
                ))}
          </code>
        </pre>
      </ScrollBox>
    </div>
  );
}

interface CodeHeaderProps {
  language: string;
  /** The code as it is now. The header is not drawn again while the code grows. */
  readText: () => string;
}

const CodeHeader = memo(function CodeHeader({ language, readText }: CodeHeaderProps) {
  const { markdown } = useWords();
  const { hasCopied, copy } = useCopy();
  const { isWrapped, toggle } = useCodeWrap();
  return (
    <div
      data-not-words
      className="flex items-center gap-0.5 border-b border-line py-0.5 ps-3 pe-0.5 text-tiny text-muted"
    >
      <span className="min-w-0 flex-1 truncate font-mono">{language || markdown.noLanguage}</span>
      <IconButton
        icon={WrapText}
        label={markdown.wrapLines}
        aria-pressed={isWrapped}
        className="aria-pressed:text-accent"
        onClick={toggle}
      />
      <IconButton
        icon={hasCopied ? Check : Copy}
        label={hasCopied ? markdown.copied : markdown.copyCode}
        onClick={() => void copy(readText())}
      />
    </div>
  );
});

/** A piece that is only an empty line keeps its height through the line end. */
const CodePiece = memo(function CodePiece({ text }: { text: string }) {
  return <span className="block">{text === '' ? '\n' : text}</span>;
});

const colours: Record<CodeRole, string> = {
  comment: 'text-code-comment',
  keyword: 'text-code-keyword',
  string: 'text-code-string',
  number: 'text-code-number',
  name: 'text-code-name',
  type: 'text-code-type',
  added: 'text-code-string',
  removed: 'text-danger',
};

const ColouredPiece = memo(function ColouredPiece({ runs }: { runs: readonly CodeRun[] }) {
  return (
    <span className="block">
      {runs.length === 0
        ? '\n'
        : runs.map(({ text, role }, index) =>
            role === null ? (
              text
            ) : (
              <span key={positionKey(index)} className={colours[role]}>
                {text}
              </span>
            ),
          )}
    </span>
  );
});
