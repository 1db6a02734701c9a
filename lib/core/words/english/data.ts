import { plural } from '../plural';

/** The page about everything that is stored: taking it out, bringing it in, keeping it safe. */
export const data = {
  title: 'Your data',
  open: 'Export and import …',
  openHint: 'Take all conversations out as one file, and bring them in elsewhere.',
  dropHere: 'Drop files to import them',
  dropHint: 'Nothing is stored before you have seen what is in them.',
  export: {
    title: 'Export',
    hint: 'Everything you wrote and read here as one file that any program can open. Keys are never in it.',
    open: 'Export …',
    openThis: 'Export this conversation …',
    openAll: 'Export all conversations …',
    what: 'What',
    this: 'This conversation',
    selected: (count: number) => plural('en', count, { one: '# selected', other: '# selected' }),
    all: 'All conversations',
    form: 'Format',
    forms: {
      aside: 'Aside (JSON)',
      'aside-zip': 'Aside, attachments as files (zip)',
      markdown: 'Markdown',
      openai: 'Messages for OpenAI (JSON)',
      anthropic: 'Messages for Anthropic (JSON)',
    },
    formHints: {
      aside: 'Everything, with all branches, summaries and attachments. Aside can read it back.',
      'aside-zip': 'The same, with each attachment as a file of its own. Aside can read it back.',
      markdown: 'For reading and sharing: the branch that is shown. Attachments are only named.',
      openai: 'For programs: the branch that is shown, as text, in the form that OpenAI’s API takes.',
      anthropic: 'For programs: the branch that is shown, as text, in the form that Anthropic’s API takes.',
    },
    severalHint: 'Each conversation is a line of its own.',
    thinkingSwitch: 'With the thinking of the replies',
    passphraseSwitch: 'Protect it with a passphrase',
    passphrase: 'Passphrase',
    passphraseShort: (least: number) => `At least ${least} characters. Several random words are good.`,
    strength: {
      weak: 'Weak: it could be guessed.',
      fair: 'Fair: it would take years to guess.',
      strong: 'Strong.',
    },
    passphraseWarning: 'It cannot be recovered. Without it nobody can open the file, and neither can you.',
    size: (size: string) => `About ${size}`,
    start: 'Export',
    nothing: 'There is nothing to export yet.',
    progress: 'Progress of the export',
    running: (name: string) => `Writing ${name}`,
    goesOn: 'You can close this and go on: the export continues as long as the panel is open.',
    stop: 'Stop',
    done: (conversations: number, name: string) =>
      `${plural('en', conversations, { one: '# conversation', other: '# conversations' })} exported to ${name}.`,
    doneDetails: (messages: number, attachments: number, size: string) =>
      `${plural('en', messages, { one: '# message', other: '# messages' })}, ${plural('en', attachments, { one: '# attachment', other: '# attachments' })}, ${size}.`,
    failed: 'The export failed. Is the disk full? No file was left behind.',
    again: 'Try again',
    /** In an exported text. */
    systemPrompt: 'System prompt',
    thinking: 'Thinking',
    attached: (name: string) => `Attached: ${name}`,
  },
};
