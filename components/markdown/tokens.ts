/** The part of a markdown-it token that Aside reads (https://markdown-it.github.io/markdown-it/#Token). */
export interface MarkdownToken {
  type: string;
  /** 1 opens, -1 closes, 0 stands alone. */
  nesting: -1 | 0 | 1;
  level: number;
  /** First line and the line after the last. */
  map: [number, number] | null;
  attrs: [string, string | number][] | null;
  children: MarkdownToken[] | null;
  content: string;
  markup: string;
  info: string;
  hidden: boolean;
}

/** The attribute as text; empty when it is missing. */
export function attribute(token: MarkdownToken, name: string): string {
  return String(token.attrs?.find(([key]) => key === name)?.[1] ?? '');
}
