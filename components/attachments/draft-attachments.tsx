import { type RefObject, useEffect, useState } from 'react';
import type { FileReading } from '@/lib/app/state';
import { type AttachmentBlock, nameOf } from '@/lib/core/attachments/attachment';
import { whatTakes } from '@/lib/core/attachments/what-takes';
import type { ModelChoice } from '@/lib/core/conversation';
import { useApp, useAppState } from '../app-context';
import { usePlan } from '../context/plan-provider';
import { useWords } from '../words';
import { DraftAttachment } from './draft-attachment';
import { keyed } from './keyed';
import { ReadingRow } from './reading-row';

/**
 * What goes with the next message, and the files that are on their way into it; nothing while there is nothing.
 * `field` is where one writes on when an attachment is removed.
 */
export function DraftAttachments({ field }: { field: RefObject<HTMLElement | null> }) {
  const { model } = usePlan().conversation;
  const app = useApp();
  const words = useWords().attachments;
  const conversationId = useAppState((state) => state.conversationId);
  const { attached: blocks, readings } = useDraftAttachments();
  const back = () => field.current?.focus();
  const refused = readings.filter(({ problem }) => problem);
  const waiting = readings.filter(({ problem }) => !problem);
  const row = (reading: FileReading) => (
    <ReadingRow
      key={reading.id}
      reading={reading}
      onEnd={() => {
        app.endReading(conversationId, reading);
        back();
      }}
    />
  );
  return (
    <>
      {blocks.length + readings.length > 0 && (
        <ul
          aria-label={words.list}
          className="grid max-h-46 grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-1 overflow-y-auto px-2 pt-2"
        >
          {refused.map(row)}
          {keyed(blocks).map(({ key, block }) => (
            <DraftAttachment
              key={key}
              block={block}
              model={model}
              onRemove={() => {
                app.detach(conversationId, block);
                back();
              }}
              onMoveIntoDraft={() => app.moveIntoDraft(conversationId, block)}
            />
          ))}
          {waiting.map(row)}
        </ul>
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
