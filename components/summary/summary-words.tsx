import { ChevronDown, ChevronUp, Pencil, RefreshCw, Undo2 } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import type { Summary } from '@/lib/core/summary/summary';
import { useApp, useAppState } from '../app-context';
import { Markdown } from '../markdown/later-markdown';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';
import { useSummaryDraft } from './summary-draft';
import { SummaryEditor } from './summary-editor';

interface SummaryWordsProps {
  summary: Summary;
  hasOriginals: boolean;
  /** Shows the originals, or hides them. */
  onOriginals: () => void;
  /** Called before the text becomes an editor, and before it is a text again. */
  onResize: () => void;
}

/** The summary's text with what can be done with it; or, while it is edited, its editor. */
export function SummaryWords({ summary, hasOriginals, onOriginals, onResize }: SummaryWordsProps) {
  const app = useApp();
  const { summary: words } = useWords();
  const { draft, type, close } = useSummaryDraft(summary);
  const edit = useRef<HTMLButtonElement>(null);
  useFocusAfter(draft !== undefined, edit);
  const leave = () => {
    onResize();
    close();
  };
  if (draft !== undefined) {
    const save = async () => {
      await app.editSummary(summary, draft);
      leave();
    };
    return <SummaryEditor draft={draft} onType={type} onSave={() => void save()} onCancel={leave} />;
  }
  const Chevron = hasOriginals ? ChevronUp : ChevronDown;
  return (
    <>
      <Markdown text={summary.text} isStreaming={false} />
      <div className="-ms-2 flex flex-wrap items-center gap-x-0.5">
        <Button look="quiet" className="gap-1.5! px-2!" aria-expanded={hasOriginals} onClick={onOriginals}>
          <Chevron aria-hidden className="size-4" strokeWidth={1.75} />
          {hasOriginals ? words.hideOriginals : words.showOriginals}
        </Button>
        <span className="flex">
          <IconButton
            ref={edit}
            icon={Pencil}
            label={words.edit}
            onClick={() => {
              onResize();
              type(summary.text);
            }}
          />
          <MakeAgain summary={summary} />
          <IconButton icon={Undo2} label={words.undo} onClick={() => void app.undoSummary(summary)} />
        </span>
      </div>
    </>
  );
}

function MakeAgain({ summary }: { summary: Summary }) {
  const app = useApp();
  const { summary: words } = useWords();
  const isRunning = useAppState((state) => state.summaries[summary.conversationId]?.status === 'running');
  return (
    <IconButton
      icon={RefreshCw}
      label={words.makeAgainFromOriginals}
      disabled={isRunning}
      onClick={() => void app.remakeSummary(summary)}
    />
  );
}

/** Moves the focus to an element when something has ended. */
function useFocusAfter(isOn: boolean, target: RefObject<HTMLElement | null>): void {
  const wasOn = useRef(isOn);
  useEffect(() => {
    if (wasOn.current && !isOn) target.current?.focus({ preventScroll: true });
    wasOn.current = isOn;
  }, [isOn, target]);
}
