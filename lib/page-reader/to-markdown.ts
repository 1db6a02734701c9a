import TurndownService from 'turndown';

/**
 * The text of some elements, with as much Markdown as shows its structure: headings, lists, emphasis, code, tables.
 * Addresses of links and pictures are left out: they cost many tokens and say little.
 */
export function toMarkdown(content: Node): string {
  return converter().turndown(content as HTMLElement);
}

function converter(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
  });
  // The text is quoted, not rendered: backslashes before its stars would only be noise.
  service.escape = (text) => text;
  service.addRule('link', { filter: 'a', replacement: (text) => text });
  service.addRule('picture', { filter: 'img', replacement: (_, node) => picture(node as Element) });
  service.addRule('cell', { filter: ['th', 'td'], replacement: (text) => ` ${inOneLine(text)} |` });
  service.addRule('row', {
    filter: 'tr',
    replacement: (text, node) => `\n|${text}${ruleAfter(node as Element)}`,
  });
  service.addRule('table', { filter: 'table', replacement: (text) => `\n\n${text.trim()}\n\n` });
  service.addRule('table part', { filter: ['thead', 'tbody', 'tfoot'], replacement: (text) => text });
  return service;
}

function picture(image: Element): string {
  const text = inOneLine(image.getAttribute('alt') ?? '');
  return text === '' ? '' : `[Image: ${text}]`;
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The line under the first row of a table, which Markdown takes for its head. */
function ruleAfter(row: Element): string {
  const isFirst = row.closest('table')?.querySelector('tr') === row;
  return isFirst ? `\n|${' --- |'.repeat(row.children.length)}` : '';
}
