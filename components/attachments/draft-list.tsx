import type { FileReading } from '@/lib/app/state';
import type { AttachmentBlock } from '@/lib/core/attachments/attachment';
import type { ModelChoice } from '@/lib/core/conversation';
import { useApp, useAppState } from '../app-context';
import { useWords } from '../words';
import { DraftAttachment } from './draft-attachment';
import { keyed } from './keyed';
import { ReadingRow } from './reading-row';

interface DraftListProps {
  blocks: readonly AttachmentBlock[];
  readings: readonly FileReading[];
  /** Who they will be sent to. */
  model: ModelChoice;
  /** Called when something was removed: one writes on. */
  onBack: () => void;
}

/** What goes with the next message, between the files that were refused and those that are being read. */
export function DraftList({ blocks, readings, model, onBack }: DraftListProps) {
  const app = useApp();
  const words = useWords().attachments;
  const conversationId = useAppState((state) => state.conversationId);
  const refused = readings.filter(({ problem }) => problem);
  const waiting = readings.filter(({ problem }) => !problem);
  const row = (reading: FileReading) => (
    <ReadingRow
      key={reading.id}
      reading={reading}
      onEnd={() => {
        app.endReading(conversationId, reading);
        onBack();
      }}
    />
  );
  return (
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
            onBack();
          }}
          onMoveIntoDraft={() => app.moveIntoDraft(conversationId, block)}
        />
      ))}
      {waiting.map(row)}
    </ul>
  );
}
