import {
  Archive,
  ArchiveRestore,
  BookMarked,
  Bot,
  CornerDownLeft,
  Database,
  Download,
  FolderInput,
  FoldVertical,
  Globe,
  Keyboard,
  type LucideIcon,
  MessagesSquare,
  Moon,
  Paperclip,
  PencilLine,
  Pin,
  PinOff,
  RotateCcw,
  ScanText,
  Search,
  Settings2,
  SlidersHorizontal,
  Square,
  SquareArrowOutUpRight,
  SquarePen,
  Sun,
  SunMoon,
  TextSearch,
  TextSelect,
  Trash2,
  Undo2,
} from 'lucide-react';
import { useMemo } from 'react';
import type { App } from '@/lib/app/app';
import { type Conversation, titleOf } from '@/lib/core/conversation';
import type { Settings } from '@/lib/core/settings';
import type { Words } from '@/lib/core/words/words';
import { useApp, useAppState, useWatched } from '../app-context';
import { useWords } from '../words';
import { earlierCommands, messageCommands } from './message-commands';
import type { Shortcut } from './shortcut';
import { shortcuts } from './shortcuts';

/** Something that can be asked of Aside by its name. */
export interface Command {
  id: string;
  name: string;
  icon: LucideIcon;
  shortcut?: Shortcut;
  run: () => void;
}

interface Commands {
  commands: readonly Command[];
  /** Whether those of the conversation are among them: it has to be read first. */
  areComplete: boolean;
}

/** What can be done now, the most usual first. */
export function useCommands(): Commands {
  const app = useApp();
  const words = useWords();
  const conversationId = useAppState((state) => state.conversationId);
  const isSetUp = useAppState((state) => state.settings?.model != null);
  const isReceiving = useAppState(({ replies }) =>
    Object.values(replies).some((reply) => reply.conversationId === conversationId && !reply.hasEnded),
  );
  const canUndo = useAppState(({ notices }) => notices.some(({ undo }) => undo));
  const theme = useAppState((state) => state.settings?.theme);
  const found = useWatched(app.watchConversation, conversationId);
  const opened = found?.value;
  const earlier = useWatched(app.watchEarlierVersions, conversationId)?.value;
  const commands = useMemo(() => {
    const { conversation, branch = [] } = opened ?? {};
    return [
      ...(isReceiving ? [{ id: 'stop', name: words.commands.stop, icon: Square, run: app.stop }] : []),
      ...(canUndo ? [undoCommand(app, words)] : []),
      ...(isSetUp ? chatCommands(app, words) : []),
      ...(isSetUp ? messageCommands(app, words, branch) : []),
      ...(isSetUp && earlier ? earlierCommands(app, words, branch, earlier) : []),
      ...(isSetUp && conversation ? conversationCommands(app, words, conversation) : []),
      ...(isSetUp && conversation ? placeCommands(app, words, conversation) : []),
      ...panelCommands(app, words),
      ...themeCommands(app, words, theme),
    ];
  }, [app, words, isReceiving, canUndo, isSetUp, opened, earlier, theme]);
  return { commands, areComplete: found !== undefined };
}

/** Leads to the field of the next message; one that is not there yet takes the focus itself. */
function write(app: App): void {
  app.showView(null);
  document.querySelector<HTMLElement>('[data-composer]')?.focus();
}

/** In frames: as long as what was asked for may take to be there. */
const mostFrames = 60;

/** Does something with an element as soon as it is in the page. */
function whenThere(selector: string, act: (element: HTMLElement) => void, frames = mostFrames): void {
  const found = document.querySelector<HTMLElement>(selector);
  if (found) act(found);
  else if (frames > 0) requestAnimationFrame(() => whenThere(selector, act, frames - 1));
}

/** The browser lets files be chosen only right after a press, as the one that chose this. */
function chooseFiles(app: App): void {
  app.showView(null);
  whenThere('[data-file-chooser]', (chooser) => chooser.click());
}

/** The field is beside the messages, or on a screen of its own. */
function search(app: App): void {
  if (!document.querySelector('[data-search-field]')) app.show('conversations');
  whenThere('[data-search-field]', (field) => field.focus());
}

function undoCommand(app: App, { common }: Words): Command {
  return { id: 'undo', name: common.undo, icon: Undo2, run: () => void app.undoLast() };
}

/** Where a conversation stands in the list. */
function placeCommands(app: App, { conversations }: Words, conversation: Conversation): Command[] {
  const { menu } = conversations;
  const { id, pinnedAt, archivedAt } = conversation;
  const isPinned = pinnedAt !== undefined;
  const isArchived = archivedAt !== undefined;
  const pin: Command = {
    id: 'pin',
    name: isPinned ? menu.unpin : menu.pin,
    icon: isPinned ? PinOff : Pin,
    run: () => void app.pinConversations([id], !isPinned),
  };
  const archive: Command = {
    id: 'archive',
    name: isArchived ? menu.unarchive : menu.archive,
    icon: isArchived ? ArchiveRestore : Archive,
    run: () => void app.archiveConversations([id], !isArchived),
  };
  return isArchived ? [archive] : [pin, archive];
}

function chatCommands(app: App, { attachments, commands, page, search: found }: Words): Command[] {
  return [
    {
      id: 'new-conversation',
      name: commands.newConversation,
      icon: SquarePen,
      shortcut: shortcuts.newConversation,
      run: () => void app.newConversation(),
    },
    {
      id: 'conversations',
      name: commands.showConversations,
      icon: MessagesSquare,
      run: () => app.show('conversations'),
    },
    { id: 'search', name: found.field, icon: Search, run: () => search(app) },
    { id: 'attach', name: attachments.attachFiles, icon: Paperclip, run: () => chooseFiles(app) },
    { id: 'add-page', name: page.addPage, icon: Globe, run: () => void app.addPage('page') },
    {
      id: 'add-selection',
      name: page.addSelection,
      icon: TextSelect,
      run: () => void app.addPage('selection'),
    },
    { id: 'write', name: commands.focusComposer, icon: CornerDownLeft, run: () => write(app) },
    { id: 'model', name: commands.chooseModel, icon: Bot, run: () => app.showOverlay('models') },
    {
      id: 'this-conversation',
      name: commands.thisConversation,
      icon: SlidersHorizontal,
      run: () => app.showView('this-conversation'),
    },
    {
      id: 'prompts',
      name: commands.choosePrompt,
      icon: BookMarked,
      run: () => app.showOverlay('prompts'),
    },
    {
      id: 'what-is-sent',
      name: commands.whatIsSent,
      icon: ScanText,
      shortcut: shortcuts.whatIsSent,
      run: () => app.showView('what-is-sent'),
    },
  ];
}

function conversationCommands(app: App, words: Words, conversation: Conversation): Command[] {
  const { commands, search, data } = words;
  const exported = { ids: [conversation.id], title: titleOf(conversation, words) };
  return [
    {
      id: 'rename',
      name: commands.rename,
      icon: PencilLine,
      run: () => app.rename(conversation.id),
    },
    {
      id: 'find-here',
      name: search.findHere,
      icon: TextSearch,
      shortcut: shortcuts.findHere,
      run: app.findHere,
    },
    {
      id: 'summarize',
      name: commands.summarize,
      icon: FoldVertical,
      run: () => app.showView('summarize'),
    },
    {
      id: 'export-conversation',
      name: data.export.openThis,
      icon: Download,
      run: () => app.showExport(exported),
    },
    {
      id: 'start-over',
      name: commands.startOver,
      icon: RotateCcw,
      run: () => void app.startOver(conversation),
    },
    {
      id: 'delete-conversation',
      name: commands.deleteConversation,
      icon: Trash2,
      run: () => void app.deleteConversation(conversation),
    },
  ];
}

function panelCommands(app: App, { commands, data }: Words): Command[] {
  return [
    {
      id: 'settings',
      name: commands.openSettings,
      icon: Settings2,
      shortcut: shortcuts.openSettings,
      run: () => app.show('settings'),
    },
    { id: 'data', name: commands.openData, icon: Database, run: () => app.show('data') },
    { id: 'import', name: commands.import, icon: FolderInput, run: () => app.show('data') },
    {
      id: 'export-all',
      name: data.export.openAll,
      icon: Download,
      run: () => app.showExport(null),
    },
    {
      id: 'open-in-tab',
      name: commands.openInTab,
      icon: SquareArrowOutUpRight,
      run: () => void app.openPanelInTab(),
    },
    {
      id: 'shortcuts',
      name: commands.showShortcuts,
      icon: Keyboard,
      shortcut: shortcuts.showShortcuts,
      run: () => app.showOverlay('shortcuts'),
    },
  ];
}

function themeCommands(app: App, { settings: words }: Words, now: Settings['theme']): Command[] {
  const themes: [Settings['theme'], LucideIcon, string][] = [
    [undefined, SunMoon, words.themes.system],
    ['light', Sun, words.themes.light],
    ['dark', Moon, words.themes.dark],
  ];
  return themes
    .filter(([theme]) => theme !== now)
    .map(([theme, icon, name]) => ({
      id: `theme-${theme ?? 'system'}`,
      name: words.themeCommand(name),
      icon,
      run: () => void app.changeSettings(() => ({ theme })),
    }));
}
