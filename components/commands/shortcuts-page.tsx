import { X } from 'lucide-react';
import { useRef } from 'react';
import { useApp, useAppState } from '../app-context';
import { Dialog } from '../ui/dialog';
import { IconButton } from '../ui/icon-button';
import { useWords } from '../words';
import { Keys } from './keys';
import { isOnMac, keysOf, type Shortcut } from './shortcut';
import { shortcuts } from './shortcuts';

/** One line of the page: what happens, and the keys for it. */
interface Line {
  name: string;
  keys: readonly string[];
}

/** Every key that does something, by where it does. */
export function ShortcutsPage() {
  const app = useApp();
  const words = useWords();
  const close = useRef(() => {});
  return (
    <Dialog
      label={words.commands.shortcuts}
      onClose={() => app.showOverlay(null)}
      closeRef={close}
      className="w-[min(28rem,calc(100%-1.5rem))]"
    >
      <div className="max-h-[84vh] overflow-y-auto">
        <header className="sticky top-0 flex items-center gap-1 border-b bg-surface border-line py-2 ps-4 pe-2">
          <h2 className="flex-1 font-semibold">{words.commands.shortcuts}</h2>
          <IconButton icon={X} label={words.common.close} onClick={() => close.current()} />
        </header>
        <div className="flex flex-col gap-5 px-4 py-4">
          {useSections().map(({ title, lines }) => (
            <section key={title} className="flex flex-col gap-1">
              <h3 className="pb-1 text-small font-medium text-muted">{title}</h3>
              <dl className="flex flex-col">
                {lines.map(({ name, keys }) => (
                  <div
                    key={name}
                    className="flex items-baseline justify-between gap-4 border-line py-1.5 not-last:border-b"
                  >
                    <dt className="min-w-0 text-small">{name}</dt>
                    <dd>
                      <Keys keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

function useSections(): readonly { title: string; lines: readonly Line[] }[] {
  const { commands, search } = useWords();
  const sendKey = useAppState((state) => state.settings?.sendKey);
  const { keys } = commands;
  const pressed = (shortcut: Shortcut) => keysOf(shortcut, isOnMac);
  const withModifier = [isOnMac ? '⌘' : keys.control, keys.enter];
  return [
    {
      title: commands.everywhere,
      lines: [
        { name: commands.openPalette, keys: pressed(shortcuts.openPalette) },
        { name: commands.newConversation, keys: pressed(shortcuts.newConversation) },
        { name: search.findHere, keys: pressed(shortcuts.findHere) },
        { name: commands.whatIsSent, keys: pressed(shortcuts.whatIsSent) },
        { name: commands.openSettings, keys: pressed(shortcuts.openSettings) },
        { name: commands.showShortcuts, keys: pressed(shortcuts.showShortcuts) },
      ],
    },
    {
      title: commands.writing,
      lines: [
        { name: commands.sendMessage, keys: sendKey === 'modifier-enter' ? withModifier : [keys.enter] },
        {
          name: commands.newLine,
          keys: sendKey === 'modifier-enter' ? [keys.enter] : [keys.shift, keys.enter],
        },
        { name: commands.stopReply, keys: [keys.escape] },
        { name: commands.editLast, keys: [keys.arrowUp] },
      ],
    },
    {
      title: commands.reading,
      lines: [
        { name: commands.nextControl, keys: [keys.tab] },
        { name: commands.moveInList, keys: [keys.arrowUp, keys.arrowDown] },
        { name: commands.firstOrLast, keys: [keys.home, keys.end] },
        { name: commands.nextHit, keys: [keys.enter] },
        { name: commands.previousHit, keys: [keys.shift, keys.enter] },
        { name: commands.closeThis, keys: [keys.escape] },
      ],
    },
  ];
}
