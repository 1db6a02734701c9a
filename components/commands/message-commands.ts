import { Copy, FastForward, GitFork, History, Pencil, RefreshCw } from 'lucide-react';
import type { App, EarlierVersions } from '@/lib/app/app';
import { canBeContinued, textOfParts, wholeMessages } from '@/lib/core/continued-reply';
import { isContinueRequest, type Message } from '@/lib/core/conversation';
import type { Words } from '@/lib/core/words/words';
import type { Command } from './use-commands';

/** What can be done with the last messages of the branch that is shown. */
export function messageCommands(
  app: App,
  { commands, messages }: Words,
  branch: readonly Message[],
): Command[] {
  const last = branch.at(-1);
  const own = branch.findLast((message) => message.role === 'user' && !isContinueRequest(message));
  const reply = wholeMessages(branch).findLast(({ message }) => message.role === 'assistant');
  if (!last || last.status === 'streaming') return [];
  const parts = reply ? [...reply.earlier, reply.message].filter(({ role }) => role === 'assistant') : [];
  const text = textOfParts(parts.map(({ content }) => content));
  const found: (Command | false)[] = [
    text !== '' && {
      id: 'copy-reply',
      name: commands.copyLastReply,
      icon: Copy,
      run: () => void copyReply(app, text, messages.copied),
    },
    canBeContinued(last) && {
      id: 'continue',
      name: commands.continueReply,
      icon: FastForward,
      run: () => void app.continueReply(),
    },
    {
      id: 'regenerate',
      name: commands.regenerate,
      icon: RefreshCw,
      run: () => void app.regenerate(last === reply?.message ? parts[0]?.id : undefined),
    },
    own !== undefined && {
      id: 'edit-last',
      name: commands.editLastMessage,
      icon: Pencil,
      run: () => {
        app.showView(null);
        app.edit(own, true);
      },
    },
    { id: 'fork', name: messages.fork, icon: GitFork, run: () => void app.fork(last) },
  ];
  return found.filter((command) => command !== false);
}

/** Leads to the newest message of the branch that an import has kept an earlier version of. */
export function earlierCommands(
  app: App,
  { commands }: Words,
  branch: readonly Message[],
  earlier: EarlierVersions,
): Command[] {
  const message = branch.findLast(({ id }) => earlier.has(id));
  if (!message) return [];
  const run = () => app.showEarlier(message.id);
  return [{ id: 'earlier-version', name: commands.earlierVersion, icon: History, run }];
}

/** Says that it has worked: the palette, and with it every other sign of it, is gone by then. */
async function copyReply(app: App, text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    app.tell(done);
  } catch {
    // Refused by the browser: nothing is confirmed.
  }
}
