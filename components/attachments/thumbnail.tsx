import { FileText, Globe, ImageOff } from 'lucide-react';
import type { AttachmentBlock } from '@/lib/core/attachments/attachment';
import { useAttachmentUrl } from './use-attachment-url';

/** A small square that shows what an attachment is: the picture itself, or a sign for its kind. */
export function Thumbnail({ block }: { block: AttachmentBlock }) {
  if (block.type === 'image') return <PictureThumbnail id={block.attachmentId} />;
  const Icon = block.type === 'page' ? Globe : FileText;
  return (
    <span className={square}>
      <Icon aria-hidden className="size-4" strokeWidth={1.75} />
    </span>
  );
}

function PictureThumbnail({ id }: { id: string }) {
  const url = useAttachmentUrl(id);
  return (
    <span className={square}>
      {url && <img src={url} alt="" className="size-full object-cover" />}
      {url === null && <ImageOff aria-hidden className="size-4" strokeWidth={1.75} />}
    </span>
  );
}

const square =
  'flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-small bg-raised text-muted';
