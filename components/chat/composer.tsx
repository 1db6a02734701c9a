import { ArrowUp, FoldVertical, Square } from 'lucide-react';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { type Message, userContent } from '@/lib/core/conversation';
import { useApp, useAppState } from '../app-context';
import { AttachMenu } from '../attachments/attach-menu';
import { DraftAttachments, useDraftAttachments } from '../attachments/draft-attachments';
import { attachPasted } from '../attachments/paste';
import { ContextMeter } from '../context/context-meter';
import { ModelButton } from '../models/model-button';
import { PageStatus } from '../page/page-status';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';
import { useComposerKeys, useFocusAfterEditing } from './composer-keys';

/** In pixels: where the text field stops growing and scrolls instead. */
const tallest = 200;

interface ComposerProps {
  branch: readonly Message[];
  onOpenContext: () => void;
  /** Absent while there is nothing to summarize. */
  onSummarize: (() => void) | undefined;
}

/** Where the next message is written. For its keys see `useComposerKeys`. */
export function Composer({ branch, onOpenContext, onSummarize }: ComposerProps) {
  const app = useApp();
  const draft = useAppState((state) => state.drafts[state.conversationId] ?? '');
  const last = branch.at(-1);
  // Not the reply itself, which is another one with each word that arrives.
  const isReceived = useAppState(({ replies }) => last !== undefined && replies[last.id] !== undefined);
  const hasEnded = useAppState(({ replies }) => last !== undefined && replies[last.id]?.hasEnded === true);
  const isArriving = last?.status === 'streaming' && !hasEnded;
  const isHere = isArriving && isReceived;
  const { attached, beingRead } = useDraftAttachments();
  const canSend = userContent(draft, attached).length > 0 && !isArriving && !beingRead;
  const words = useWords();
  const waits = { file: words.attachments.stillReading, page: words.page.reading };
  const field = useRef<HTMLTextAreaElement>(null);
  const send = () => {
    if (!canSend) return;
    void app.send(draft);
    field.current?.focus();
  };
  useFocusAfterEditing(field);
  useEffect(() => {
    // Retry and its like go away with the press: whoever used one goes on writing here.
    if (last?.status && document.activeElement === document.body) field.current?.focus();
  }, [last?.status]);
  const stop = () => {
    app.stop();
    field.current?.focus();
  };
  const onKeyDown = useComposerKeys({ draft, branch, send, stop: isHere ? stop : undefined });
  return (
    <div className="@container mx-auto w-full max-w-measure px-3 pt-1 pb-3">
      <div className="flex flex-col rounded-large border border-line bg-surface shadow-raised transition-colors duration-100 focus-within:border-accent">
        <PageStatus />
        <DraftAttachments field={field} />
        <MessageField
          ref={field}
          value={draft}
          onChange={app.setDraft}
          onKeyDown={onKeyDown}
          onPaste={(event) => attachPasted(app, event)}
        />
        <div className="flex items-center gap-1.5 p-2 pt-0">
          <AttachMenu field={field} />
          <ModelButton />
          <ContextMeter onOpen={onOpenContext} />
          {onSummarize && (
            <IconButton
              icon={FoldVertical}
              label={words.composer.summarize}
              // Where text is large there is no room for it; the menu has it, too.
              className="@max-[15rem]:hidden"
              onClick={onSummarize}
            />
          )}
          {isHere ? (
            <button
              type="button"
              aria-label={words.composer.stop}
              title={words.composer.stop}
              onClick={stop}
              className={roundButton}
            >
              <Square aria-hidden className="size-3" fill="currentColor" />
            </button>
          ) : (
            <button
              type="button"
              aria-label={words.composer.send}
              title={beingRead ? waits[beingRead] : words.composer.send}
              disabled={!canSend}
              onClick={send}
              className={roundButton}
            >
              <ArrowUp aria-hidden className="size-4" strokeWidth={2.25} />
            </button>
          )}
        </div>
      </div>
      {isArriving && !isHere && (
        <p className="px-3 pt-1.5 text-tiny text-muted">{words.composer.elsewhere}</p>
      )}
    </div>
  );
}

const roundButton =
  'flex size-8 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent transition-opacity duration-100 hover:opacity-90 disabled:bg-raised disabled:text-faint';

interface MessageFieldProps {
  ref: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
}

/** The text field; as tall as its text, up to a limit. */
function MessageField({ ref: field, value, onChange, onKeyDown, onPaste }: MessageFieldProps) {
  const { composer } = useWords();
  useLayoutEffect(() => {
    if (field.current) fitHeight(field.current, value);
  }, [field, value]);
  useEffect(() => field.current?.focus(), [field]);
  return (
    <textarea
      ref={field}
      data-composer
      aria-label={composer.message}
      placeholder={composer.placeholder}
      rows={1}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      className="max-h-50 w-full resize-none bg-transparent px-4 pt-3 pb-2 outline-none placeholder:text-faint"
    />
  );
}

function fitHeight(field: HTMLTextAreaElement, text: string): void {
  field.style.height = 'auto';
  if (text !== '') field.style.height = `${Math.min(field.scrollHeight, tallest)}px`;
}
