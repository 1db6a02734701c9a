import { memo, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../words';
import { lazily, useLazy } from './lazy';
import { ScrollBox } from './scroll-box';
import type { MathsBlock } from './tree';

const renderer = lazily(() => import('./render-maths'));

/** A formula in a box of its own. While it is being written it is its source, as quiet as the text around it. */
export function MathsView({ block }: { block: MathsBlock }) {
  const { markdown } = useWords();
  if (!block.isClosed) return <p className="whitespace-pre-wrap text-muted">{block.text}</p>;
  return (
    <ScrollBox name={markdown.formula}>
      <div className="flex w-max min-w-full justify-center py-1">
        <Formula tex={block.text} source={block.text} isDisplayed />
      </div>
    </ScrollBox>
  );
}

interface FormulaProps {
  tex: string;
  /** What is shown until the formula can be drawn, and when it cannot. */
  source: string;
  isDisplayed: boolean;
}

/** A formula as MathML. The element that holds it is filled by the library, which React does not look into. */
export const Formula = memo(function Formula({ tex, source, isDisplayed }: FormulaProps) {
  const render = useLazy(renderer)?.renderMaths;
  const holder = useRef<HTMLSpanElement>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  useLayoutEffect(() => {
    if (render !== undefined && holder.current !== null) {
      setIsDrawn(render(tex, isDisplayed, holder.current));
    }
  }, [render, tex, isDisplayed]);
  return (
    <>
      <span ref={holder} dir="ltr" hidden={!isDrawn} />
      {!isDrawn && (
        <code dir="ltr" className="font-mono text-small whitespace-pre-wrap">
          {source}
        </code>
      )}
    </>
  );
});
