import { type GroupName, monthOf } from '@/lib/core/conversation-list';
import type { Words } from '@/lib/core/words/words';
import { useWords } from '../words';

/** Says when the conversations below it were last used. */
export function GroupHeading({ name }: { name: GroupName }) {
  return (
    <h2 className="px-6 pt-4 pb-1 text-tiny font-medium text-muted select-none">
      {nameOf(name, useWords())}
    </h2>
  );
}

function nameOf(name: GroupName, { locale, conversations }: Words): string {
  const month = monthOf(name);
  if (month !== undefined)
    return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(month);
  return conversations.groups[name as keyof typeof conversations.groups];
}
