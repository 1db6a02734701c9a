import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import {
  type AttachmentBlock,
  type DocumentBlock,
  type ImageBlock,
  isAttachment,
  type PageBlock,
} from '@/lib/core/attachments/attachment';
import type { Block } from '@/lib/core/content';
import { useWords } from '../words';
import { AttachmentCard } from './attachment-card';
import { sizeFacts } from './facts';
import { keyed } from './keyed';
import { AttachmentDialog } from './lazy-dialog';
import { useAttachmentUrl } from './use-attachment-url';

/** What is attached to a message that was sent: pictures, and cards for what is read; a press shows it in full. */
export function Attached({ content }: { content: readonly Block[] }) {
  const blocks = content.filter(isAttachment);
  const [opened, setOpened] = useState<AttachmentBlock>();
  if (blocks.length === 0) return null;
  const pictures = blocks.filter((block) => block.type === 'image');
  const cards = blocks.filter((block) => block.type !== 'image');
  return (
    <div className="flex max-w-full flex-col items-end gap-1.5">
      {pictures.length > 0 && (
        <div className="flex flex-wrap justify-end gap-1.5">
          {keyed(pictures).map(({ key, block }) => (
            <Picture
              key={key}
              block={block}
              isAlone={pictures.length === 1}
              onOpen={() => setOpened(block)}
            />
          ))}
        </div>
      )}
      {keyed(cards).map(({ key, block }) => (
        <Card key={key} block={block} onOpen={() => setOpened(block)} />
      ))}
      {opened && <AttachmentDialog block={opened} onClose={() => setOpened(undefined)} />}
    </div>
  );
}

interface PictureProps {
  block: ImageBlock;
  isAlone: boolean;
  onOpen: () => void;
}

/** Its place is as large before it is loaded as it is then. */
function Picture({ block, isAlone, onOpen }: PictureProps) {
  const words = useWords().attachments;
  const url = useAttachmentUrl(block.attachmentId);
  const { width, height } = isAlone ? shownSize(block) : { width: several, height: several };
  return (
    <button
      type="button"
      aria-label={words.open(block.name)}
      aria-haspopup="dialog"
      title={block.name}
      onClick={onOpen}
      style={{ width, aspectRatio: `${width} / ${height}` }}
      className="flex max-w-full items-center justify-center overflow-hidden rounded-medium border border-line bg-raised text-muted"
    >
      {url && <img src={url} alt="" className="size-full object-cover" />}
      {url === null && <ImageOff aria-hidden className="size-5" strokeWidth={1.75} />}
    </button>
  );
}

/** In pixels: the side of a picture that is not alone. */
const several = 92;

/** In pixels: how large a picture that is alone gets. */
const most = { width: 240, height: 220 };
const least = 44;

function shownSize({ width, height }: ImageBlock): { width: number; height: number } {
  const share = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(least, width * share), height: Math.max(least, height * share) };
}

function Card({ block, onOpen }: { block: DocumentBlock | PageBlock; onOpen: () => void }) {
  const words = useWords();
  return (
    <div className="relative flex w-64 max-w-full items-center gap-2.5 rounded-medium border border-line bg-surface p-1.5 pe-3 text-start transition-colors duration-100 hover:bg-raised">
      <AttachmentCard block={block} facts={sizeFacts(block, words)} onOpen={onOpen} />
    </div>
  );
}
