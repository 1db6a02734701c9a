import { listAt, textAt } from '@/lib/core/json';

/** Around the marks that ChatGPT puts into its texts: where they begin, where they end. */
const [markStart, markEnd] = ['\ue200', '\ue201'];

/**
 * A text of ChatGPT as people saw it. Marks for sources are taken out, because the sources are kept by themselves; of
 * others the words are shown that they stand for. Only the marks that `references` names are known to have such.
 */
export function withoutMarks(text: string, references: ReadonlyMap<string, string>): string {
  if (!text.includes(markStart)) return withoutOldMarks(withoutPrivateUse(text));
  let shown = '';
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf(markStart, at);
    const end = start === -1 ? -1 : text.indexOf(markEnd, start);
    if (end === -1) break;
    shown += text.slice(at, start);
    const words = references.get(text.slice(start, end + 1)) ?? wordsOfMark(text.slice(start + 1, end));
    if (words === '' && shown.endsWith(' ') && !/[\p{L}\p{N}]/u.test(text.charAt(end + 1)))
      shown = shown.slice(0, -1);
    shown += words;
    at = end + 1;
  }
  return withoutOldMarks(withoutPrivateUse(shown + text.slice(at)));
}

/** What a mark says that nothing explains: an entity is written down as a list of its kind and its name. */
function wordsOfMark(mark: string): string {
  const [kind, written = ''] = mark.split('\ue202');
  if (kind !== 'entity') return '';
  try {
    return textAt(JSON.parse(written), 1) ?? '';
  } catch {
    return '';
  }
}

function withoutPrivateUse(text: string): string {
  return text.replace(/[\ue200-\ue20f]/g, '');
}

/** What stood for a source before: `【12†L1-L3】`, `【3:0†source】`. */
function withoutOldMarks(text: string): string {
  return text.replace(/ ?【\d+(?::\d+)?†[^【】]*】/g, '');
}

/** By each mark in a text, the words to show in its place; nothing for a source. */
export function referencesOf(metadata: unknown): Map<string, string> {
  const references = listAt(metadata, 'content_references').flatMap((reference): [string, string][] => {
    const mark = textAt(reference, 'matched_text') ?? '';
    if (!mark.startsWith(markStart)) return [];
    const isSource =
      /webpage|footnote|file|hidden/.test(textAt(reference, 'type') ?? '') ||
      listAt(reference, 'items').length > 0;
    return [[mark, isSource ? '' : (textAt(reference, 'alt') ?? textAt(reference, 'name') ?? '')]];
  });
  return new Map(references);
}
