import { type RefObject, useEffect, useState } from 'react';
import type { FileReading } from '@/lib/app/state';
import { type AttachmentBlock, nameOf } from '@/lib/core/attachments/attachment';
import { whatTakes } from '@/lib/core/attachments/what-takes';
import type { ModelChoice } from '@/lib/core/conversation';
import { useAppState } from '../app-context';
import { usePlan } from '../context/plan-provider';
import { later } from '../later';
import { useWords } from '../words';

const DraftList = later(async () => (await import('./draft-list')).DraftList);

/**
 * What goes with the next message, and the files that are on their way into it; nothing while there is nothing.
 * `field` is where one writes on when an attachment is removed.
 */
export function DraftAttachments({ field }: { field: RefObject<HTMLElement | null> }) {
  const { model } = usePlan().conversation;
  const { attached: blocks, readings } = useDraftAttachments();
  return (
    <>
      {blocks.length + readings.length > 0 && (
        <DraftList blocks={blocks} readings={readings} model={model} onBack={() => field.current?.focus()} />
      )}
      <Announcement blocks={blocks} />
      <PictureWarning blocks={blocks} model={model} />
    </>
  );
}

/** What goes with the next message; while a file or a page is being read for it, sending has to wait. */
export function useDraftAttachments() {
  const attached = useAppState((state) => state.draftAttachments[state.conversationId] ?? noBlocks);
  const readings = useAppState((state) => state.fileReadings[state.conversationId] ?? noReadings);
  const isPageRead = useAppState((state) => state.pageReadings.includes(state.conversationId));
  const isFileRead = readings.some(({ problem }) => !problem);
  return { attached, readings, beingRead: isFileRead ? 'file' : isPageRead ? 'page' : undefined } as const;
}

/** Says what was attached or removed, for those who do not see it. */
function Announcement({ blocks }: { blocks: readonly AttachmentBlock[] }) {
  const words = useWords().attachments;
  const [{ known, text }, setState] = useState({ known: blocks, text: '' });
  useEffect(() => {
    if (blocks === known) return;
    const added = blocks.find((block) => !known.includes(block));
    const removed = known.find((block) => !blocks.includes(block));
    const said = added ? words.added(nameOf(added)) : removed ? words.removed(nameOf(removed)) : '';
    // Sent ones are gone all at once, which the message itself shows.
    setState({ known: blocks, text: blocks.length === 0 && known.length > 1 ? '' : said });
  }, [blocks, known, words]);
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}

function PictureWarning({ blocks, model }: { blocks: readonly AttachmentBlock[]; model: ModelChoice }) {
  const words = useWords().attachments;
  const isSeen = whatTakes(model).images !== 'no' || blocks.every(({ type }) => type !== 'image');
  return (
    <p role="status" className="px-4 pt-2 text-small text-danger empty:hidden">
      {isSeen ? '' : words.noPictures(model.name)}
    </p>
  );
}

const noBlocks: readonly AttachmentBlock[] = [];
const noReadings: readonly FileReading[] = [];
