import { Popover } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import { formatName } from '@/lib/core/archive/import-format';
import type { Message } from '@/lib/core/conversation';
import { useWords } from '../words';

interface MessageOriginProps {
  /** One that was imported. */
  message: Message;
  /** What it is shown beside, and what has the focus when it is closed. */
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** Where an imported message comes from: the program, the model, and when it was written there. */
export function MessageOrigin({ message, anchor, onClose }: MessageOriginProps) {
  const { locale, parts: words } = useWords();
  const { importedFrom = '', reply, createdAt } = message;
  const written = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const lines = [
    [words.program, formatName(importedFrom)],
    [words.model, reply?.model],
    [words.written, written.format(createdAt)],
  ];
  return (
    <Popover.Root open onOpenChange={onClose}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          sideOffset={4}
          align="start"
          collisionPadding={12}
          className="z-30"
        >
          <Popover.Popup
            finalFocus={anchor}
            className="flex w-72 max-w-(--available-width) animate-appear flex-col gap-3 rounded-medium border border-line bg-surface p-4 text-small shadow-floating outline-none"
          >
            <Popover.Title className="font-semibold">{words.origin}</Popover.Title>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
              {lines.map(
                ([name, value]) =>
                  value && (
                    <div key={name} className="contents">
                      <dt className="text-muted">{name}</dt>
                      <dd className="text-end wrap-anywhere">
                        <bdi>{value}</bdi>
                      </dd>
                    </div>
                  ),
              )}
            </dl>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
