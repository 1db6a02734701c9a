import { type PluralForms, plural } from '../plural';

/** Two of a thing end in -an where they are the subject and in -ain after a preposition, so Arabic has two ways to count. */
type Case = 'subject' | 'afterPreposition';

function counter(subject: PluralForms, two: string) {
  return (count: number, grammar: Case = 'subject') =>
    plural('ar', count, grammar === 'subject' ? subject : { ...subject, two });
}

export const countedConversations = counter(
  {
    zero: 'لا محادثات',
    one: 'محادثة واحدة',
    two: 'محادثتان',
    few: '# محادثات',
    many: '# محادثة',
    other: '# محادثة',
  },
  'محادثتين',
);

export const countedMessages = counter(
  {
    zero: 'لا رسائل',
    one: 'رسالة واحدة',
    two: 'رسالتان',
    few: '# رسائل',
    many: '# رسالة',
    other: '# رسالة',
  },
  'رسالتين',
);

export const countedPages = counter(
  {
    zero: 'لا صفحات',
    one: 'صفحة واحدة',
    two: 'صفحتان',
    few: '# صفحات',
    many: '# صفحة',
    other: '# صفحة',
  },
  'صفحتين',
);

export const countedTokens = counter(
  { zero: 'لا رموز', one: 'رمز واحد', two: 'رمزان', few: '# رموز', many: '# رمزًا', other: '# رمز' },
  'رمزين',
);

export const countedSeconds = counter(
  {
    zero: '# ثانية',
    one: 'ثانية واحدة',
    two: 'ثانيتان',
    few: '# ثوانٍ',
    many: '# ثانية',
    other: '# ثانية',
  },
  'ثانيتين',
);

/** A duration as Intl writes it, which is always the subject, for the place after a preposition. */
export function afterPreposition(duration: string): string {
  return duration.replaceAll(/تان(?!\p{L})/gu, 'تين');
}

export const countedTurns = counter(
  { zero: 'لا جولات', one: 'جولة واحدة', two: 'جولتان', few: '# جولات', many: '# جولة', other: '# جولة' },
  'جولتين',
);
