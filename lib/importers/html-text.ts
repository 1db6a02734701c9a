import { withoutEntities } from './html-entities';

/**
 * What a reader would see of some HTML, as Markdown: paragraphs, headings, lists, code, emphasis, links as text with
 * their address, tables as rows. Nothing is made of it but text; it is read once from its beginning to its end.
 */
export function markdownOfHtml(html: string): string {
  const writer = new Writer();
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (start === -1) break;
    writer.text(html.slice(at, start));
    if (html.startsWith('<!--', start)) {
      at = after(html, '-->', start);
      continue;
    }
    // A sign that begins no element is text.
    if (!/[a-zA-Z/!?]/.test(html.charAt(start + 1))) {
      writer.text('<');
      at = start + 1;
      continue;
    }
    const end = html.indexOf('>', start);
    if (end === -1) return writer.finish();
    const tag = html.slice(start + 1, end);
    const name = /^\/?[a-zA-Z][a-zA-Z\d]*/.exec(tag.slice(0, 32))?.[0].toLowerCase() ?? '';
    writer.tag(name, tag);
    at = unread.has(name) ? after(html, `</${name}`, end) : end + 1;
  }
  writer.text(html.slice(at));
  return writer.finish();
}

/** Elements whose content nobody sees. */
const unread = new Set(['script', 'style', 'template', 'svg', 'head']);

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  if (found !== -1) return found + (mark.startsWith('<') ? 0 : mark.length);
  const upper = mark.toUpperCase();
  return upper === mark ? html.length : after(html, upper, from);
}

const headings = new Map([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, `${'#'.repeat(level)} `]));
const emphasis = new Map([
  ['b', '**'],
  ['strong', '**'],
  ['i', '*'],
  ['em', '*'],
  ['code', '`'],
]);
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'ul',
  'ol',
  'table',
  'blockquote',
  'hr',
  'tbody',
  'thead',
]);

/** Writes piece after piece, and only ever looks at the last ones: that keeps it linear. */
class Writer {
  readonly #pieces: string[] = [];
  #isPre = false;
  /** For each list that is open: the number of its next entry, or 0 for one without numbers. */
  readonly #lists: number[] = [];
  readonly #links: string[] = [];

  text(html: string): void {
    const text = withoutEntities(html);
    if (this.#isPre) this.#add(text);
    else this.#add(this.#isAtSpace() ? text.replace(/\s+/g, ' ').trimStart() : text.replace(/\s+/g, ' '));
  }

  tag(name: string, whole: string): void {
    const isEnd = name.startsWith('/');
    const plain = isEnd ? name.slice(1) : name;
    const mark = emphasis.get(plain);
    if (plain === 'pre') this.#pre(isEnd);
    else if (this.#isPre) return;
    else if (mark !== undefined) this.#add(mark);
    else if (plain === 'a') this.#link(isEnd, whole);
    else if (plain === 'br') this.#add('\n');
    else if (plain === 'li') this.#entry(isEnd);
    else if (plain === 'td' || plain === 'th') this.#add(isEnd ? ' | ' : '');
    else if (plain === 'tr') this.#lines(1);
    else if (headings.has(plain)) this.#heading(isEnd, headings.get(plain) ?? '');
    else if (blocks.has(plain)) this.#block(plain, isEnd);
  }

  finish(): string {
    const lines = this.#pieces.join('').split('\n');
    return lines
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  #add(text: string): void {
    if (text !== '') this.#pieces.push(text);
  }

  #isAtSpace(): boolean {
    const last = this.#pieces.at(-1);
    return last === undefined || /\s/.test(last.charAt(last.length - 1));
  }

  /** Ends the line, and with 2 the paragraph, unless it is ended already; nothing at the very beginning. */
  #lines(count: number): void {
    let most = count;
    for (let last = this.#pieces.pop(); last !== undefined; last = this.#pieces.pop()) {
      const trimmed = last.trimEnd();
      if (last.endsWith('\n\n')) most = 2;
      if (trimmed === '') continue;
      this.#pieces.push(trimmed, '\n'.repeat(most));
      return;
    }
  }

  #pre(isEnd: boolean): void {
    this.#isPre = !isEnd;
    this.#lines(isEnd ? 1 : 2);
    this.#add(isEnd ? '```\n\n' : '```\n');
  }

  #link(isEnd: boolean, whole: string): void {
    if (!isEnd) {
      this.#links.push(withoutEntities(/\shref="([^"]*)"/.exec(whole)?.[1] ?? ''));
      this.#add('[');
      return;
    }
    const address = this.#links.pop();
    if (address !== undefined) this.#add(/^https?:/i.test(address) ? `](${address})` : ']');
  }

  #entry(isEnd: boolean): void {
    if (isEnd) return;
    this.#lines(1);
    const number = this.#lists.at(-1) ?? 0;
    const indent = '  '.repeat(Math.min(8, Math.max(0, this.#lists.length - 1)));
    if (number > 0) this.#lists[this.#lists.length - 1] = number + 1;
    this.#add(number > 0 ? `${indent}${number}. ` : `${indent}- `);
  }

  #heading(isEnd: boolean, marks: string): void {
    this.#lines(2);
    if (!isEnd) this.#add(marks);
  }

  #block(name: string, isEnd: boolean): void {
    if (name === 'ul' || name === 'ol') {
      if (isEnd) this.#lists.pop();
      else this.#lists.push(name === 'ol' ? 1 : 0);
      this.#lines(this.#lists.length > (isEnd ? 0 : 1) ? 1 : 2);
    } else if (!/^ *(?:-|\d+\.) $/.test(this.#pieces.at(-1)?.slice(0, 40) ?? '')) this.#lines(2);
    if (name === 'hr') this.#add('---\n\n');
  }
}
