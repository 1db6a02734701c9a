import { plural } from '../plural';

/** The list of conversations, and the menu of one. */
export const conversations = {
  title: 'Conversations',
  archiveTitle: 'Archived',
  newConversation: 'New conversation',
  untitled: 'Empty conversation',
  empty: 'No conversations yet. What you write is kept here, in this browser.',
  emptyArchive: 'Nothing is archived.',
  /** The way to what was put away, with how much there is. */
  archived: (count: number) => `Archived (${new Intl.NumberFormat('en').format(count)})`,
  more: 'More',
  moreAbout: (title: string) => `More about ${title}`,
  isPinned: 'Pinned',
  isArriving: 'A reply is arriving',
  hasFailed: 'The last reply failed',
  groups: {
    pinned: 'Pinned',
    today: 'Today',
    yesterday: 'Yesterday',
    week: 'Previous 7 days',
    month: 'Previous 30 days',
    earlier: 'Earlier',
  },
  menu: {
    rename: 'Rename',
    pin: 'Pin',
    unpin: 'Unpin',
    archive: 'Archive',
    unarchive: 'Move back to the list',
    select: 'Select',
    summarize: 'Summarize older turns',
    startOver: 'Start over',
    delete: 'Delete',
    openInTab: 'Open in a tab',
  },
  titleField: 'Title',
  select: (title: string) => `Select ${title}`,
  /** The bar of what can be done with all that are selected. */
  selection: 'Selected conversations',
  selected: (count: number) => plural('en', count, { one: '# selected', other: '# selected' }),
  endSelection: 'End the selection',
};
