import type { FileProblem } from '../../files/problem';
import { fileSize } from '../file-size';
import { plural } from '../plural';

const whole = new Intl.NumberFormat('en');
const rough = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 });

function pixels(width: number, height: number): string {
  return `${whole.format(width)} × ${whole.format(height)}`;
}

const kinds = {
  office: 'Save it as a PDF and attach that.',
  archive: 'Unpack it and attach the files inside.',
  picture: 'Save it as a PNG or JPEG and attach that.',
  sound: 'Aside reads pictures, PDFs and text files.',
  other: 'Aside reads pictures, PDFs and text files.',
};

/** What is wrong with a file and what helps, after its name. */
function problem(problem: FileProblem): string {
  switch (problem.kind) {
    case 'unreadable':
      return 'could not be read. It may be a folder, or have been moved. Choose it again.';
    case 'empty':
      return 'is empty. There is nothing to attach.';
    case 'too-large':
      return `is too large: ${fileSize('en', problem.bytes)}, and at most ${fileSize('en', problem.limitBytes)} can be attached. Attach a smaller part of it.`;
    case 'too-many-files':
      return `is one too many: at most ${whole.format(problem.limit)} files go with one message. Send it with the next one.`;
    case 'too-large-together':
      return `is too large together with the other files: ${fileSize('en', problem.bytes)}, and at most ${fileSize('en', problem.limitBytes)} go with one message. Send it with the next one.`;
    case 'unknown':
      return `cannot be read. ${kinds[problem.looksLike]}`;
    case 'encoding':
      return 'is not in UTF-8. Save it as UTF-8 text and attach it again.';
    case 'svg':
      return 'is an SVG drawing, which can carry code. Save it as a PNG and attach that.';
    case 'too-much-text':
      return `has too much text: more than ${whole.format(problem.limit)} characters. Attach a part of it.`;
    case 'broken-picture':
      return 'is no picture that can be shown: it may be damaged. Open it and save it as a PNG or JPEG.';
    case 'too-many-pixels':
      return `has too many pixels: ${pixels(problem.width, problem.height)}. Make it smaller and attach it again.`;
    case 'too-narrow':
      return `is ${pixels(problem.width, problem.height)} pixels: scaled to what models see, nothing of it would be left. Cut it into parts.`;
    case 'broken-pdf':
      return 'is no PDF that can be read: it may be damaged. Open it, print it to a new PDF and attach that.';
    case 'encrypted-pdf':
      return 'is locked with a password. Save it without one and attach it again.';
    case 'too-many-pages':
      return `has ${plural('en', problem.pageCount, { one: '# page', other: '# pages' })}; at most ${whole.format(problem.limit)} can be attached. Attach a part of it.`;
    case 'too-slow':
      return `took longer than ${plural('en', problem.seconds, { one: '# second', other: '# seconds' })} to read. Attach a part of it.`;
  }
}

export const attachments = {
  /** The button beside the message field, and its menu. */
  attach: 'Attach',
  attachFiles: 'Attach files or pictures',
  filesOrPictures: 'Files or pictures',
  dropHere: 'Drop to attach',
  dropHint: 'Pictures, PDFs and text files',

  /** The list above the message field. */
  list: 'Attachments',
  reading: (name: string) => `Reading ${name}`,
  stillReading: 'A file is still being read.',
  remove: (name: string) => `Remove ${name}`,
  cancel: (name: string) => `Stop reading ${name}`,
  dismiss: (name: string) => `Dismiss ${name}`,
  added: (name: string) => `${name} is attached.`,
  removed: (name: string) => `${name} was removed.`,
  problem,
  fileSize: (bytes: number) => fileSize('en', bytes),
  pages: (count: number) => plural('en', count, { one: '# page', other: '# pages' }),
  tokens: (count: number) => `about ${rough.format(count).replace('K', 'k')} tokens`,
  size: (width: number, height: number) => pixels(width, height),
  scaled: (from: { width: number; height: number }, to: { width: number; height: number }) =>
    `${pixels(from.width, from.height)} → ${pixels(to.width, to.height)}`,
  noPictures: (model: string) => `${model} takes no pictures. Choose another model, or remove them.`,
  scan: 'No text in it: only models that read PDFs themselves can see it.',

  /** Text that was too long for the field. */
  pastedName: 'Pasted text.txt',
  pasted: 'The long text was attached as a file.',
  putIntoMessage: 'Put into the message',

  /** An attachment that is shown in full. */
  open: (name: string) => `Open ${name}`,
  text: 'Text',
  missing: 'The file is not stored any more.',
  noText: 'There is no text in it.',
};
