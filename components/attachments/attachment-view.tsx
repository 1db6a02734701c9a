import { X } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { type AttachmentBlock, type ImageBlock, nameOf } from '@/lib/core/attachments/attachment';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';
import { AttachmentName } from './attachment-name';
import { sizeFacts } from './facts';
import { useAttachmentUrl } from './use-attachment-url';

interface AttachmentViewProps {
  block: AttachmentBlock;
  onClose: () => void;
  /** Makes its text part of what is written; absent where that makes no sense. */
  onMoveIntoDraft?: () => void;
}

/** An attachment in full: the picture, or the text that is read of it. A page's pictures are not loaded. */
export function AttachmentView({ block, onClose, onMoveIntoDraft }: AttachmentViewProps) {
  const words = useWords();
  const close = useRef(() => {});
  const name = nameOf(block);
  const move = () => {
    close.current();
    onMoveIntoDraft?.();
  };
  return (
    <Dialog
      label={name}
      onClose={onClose}
      closeRef={close}
      className="max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-3xl flex-col open:flex"
    >
      <header className="flex items-center gap-2 border-b border-line py-2 ps-4 pe-2">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold">
            <AttachmentName name={name} />
          </h2>
          <p className="truncate text-tiny text-muted tabular-nums">{sizeFacts(block, words).join(' · ')}</p>
        </div>
        <IconButton icon={X} label={words.common.close} onClick={() => close.current()} />
      </header>
      {block.type === 'image' ? <Picture block={block} /> : <Text text={block.text} />}
      {onMoveIntoDraft && (
        <footer className="flex justify-end border-t border-line p-3">
          <Button onClick={move}>{words.attachments.putIntoMessage}</Button>
        </footer>
      )}
    </Dialog>
  );
}

function Picture({ block }: { block: ImageBlock }) {
  const words = useWords().attachments;
  const url = useAttachmentUrl(block.attachmentId);
  if (url === null) return <p className="p-4 text-muted">{words.missing}</p>;
  return (
    <div className="flex min-h-32 flex-1 items-center justify-center overflow-hidden bg-raised p-2">
      {url && (
        <img
          src={url}
          alt={nameOf(block)}
          width={block.width}
          height={block.height}
          className="size-auto max-h-[calc(100dvh-7.5rem)] max-w-full"
        />
      )}
    </div>
  );
}

/** A box that scrolls has to take the focus: the arrow keys scroll what is focused (WCAG 2.1.1). */
const focusable = { tabIndex: 0 };

/** In characters: about a screen of text. What is not on the screen is not laid out. */
const pieceLength = 4_000;

function Text({ text }: { text: string }) {
  const words = useWords().attachments;
  const pieces = useMemo(() => inPieces(text), [text]);
  if (text === '') return <p className="p-4 text-muted">{words.noText}</p>;
  return (
    <section
      aria-label={words.text}
      dir="auto"
      {...focusable}
      className="min-h-0 flex-1 overflow-y-auto p-4 text-small -outline-offset-2"
    >
      {pieces.map(({ at, piece }) => (
        <div
          key={at}
          className="whitespace-pre-wrap wrap-anywhere [contain-intrinsic-size:auto_60rem] [content-visibility:auto]"
        >
          {piece}
        </div>
      ))}
    </section>
  );
}

/** Cuts a text at ends of lines, so that the pieces under each other look like the whole. */
function inPieces(text: string): { at: number; piece: string }[] {
  const pieces: { at: number; piece: string }[] = [];
  for (let at = 0; at < text.length; ) {
    const lineEnd = text.indexOf('\n', at + pieceLength);
    const end = lineEnd === -1 ? text.length : lineEnd;
    pieces.push({ at, piece: text.slice(at, end) });
    at = end + 1;
  }
  return pieces;
}
