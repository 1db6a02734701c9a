import { Check, ChevronRight, Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { requestJson } from '@/lib/app/request-json';
import type { ModelChoice } from '@/lib/core/conversation';
import type { ReplyRequest } from '@/lib/core/provider';
import { IconButton } from '../ui/icon-button';
import { useCopy } from '../ui/use-copy';
import { useWords } from '../words';
import { unwritten } from './use-planned-request';

/** A box that scrolls has to take the focus: the arrow keys scroll what is focused (WCAG 2.1.1). */
const focusable = { tabIndex: 0 };

interface RequestJsonProps {
  model: ModelChoice;
  request: ReplyRequest;
  hasDraft: boolean;
}

/** The request to the letter. It is written out only while it is looked at: it may be long. */
export function RequestJson(props: RequestJsonProps) {
  const { context: words } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="flex flex-col gap-2">
      <h2 className="flex">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="-mx-1 flex h-8 items-center gap-1 rounded-medium px-1 font-semibold"
        >
          <ChevronRight
            aria-hidden
            className={`size-4 text-muted transition-transform duration-100 ${isOpen ? 'rotate-90' : 'rtl:-scale-x-100'}`}
          />
          {words.exactRequest}
        </button>
      </h2>
      {isOpen && <Json {...props} />}
    </section>
  );
}

function Json({ model, request, hasDraft }: RequestJsonProps) {
  const { common, context: words, messages } = useWords();
  const { hasCopied, copy } = useCopy();
  const json = useMemo(() => requestJson(model, request), [model, request]);
  return (
    <>
      <div className="flex items-start gap-2">
        <p className="flex-1 text-small text-muted">
          {common.sentences([words.exactRequestHint, ...(hasDraft ? [] : [words.standsForDraft(unwritten)])])}
        </p>
        <IconButton
          icon={hasCopied ? Check : Copy}
          label={hasCopied ? messages.copied : words.copyRequest}
          onClick={() => void copy(json)}
        />
      </div>
      <section
        aria-label={words.requestInJson}
        {...focusable}
        className="max-h-96 overflow-auto overscroll-x-contain rounded-medium border border-line bg-surface p-3"
      >
        <pre dir="ltr" className="font-mono text-tiny">
          {json}
        </pre>
      </section>
    </>
  );
}
