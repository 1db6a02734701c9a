/** What Aside shows of Markdown: a small tree that knows nothing of the parser or of React. */
export type Block =
  | { kind: 'paragraph'; children: readonly Inline[] }
  | { kind: 'heading'; level: HeadingLevel; children: readonly Inline[] }
  | ListBlock
  | { kind: 'quote'; children: readonly Block[] }
  | CodeBlock
  | TableBlock
  | { kind: 'rule' }
  | PlainBlock;

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

export interface ListBlock {
  kind: 'list';
  /** The number of the first item; null for a bulleted list. */
  start: number | null;
  /** Whether the items follow each other without space between them. */
  isTight: boolean;
  items: readonly ListItem[];
}

export interface ListItem {
  kind: 'item';
  children: readonly Block[];
}

export interface CodeBlock {
  kind: 'code';
  /** As the author wrote it; empty for none. */
  language: string;
  /** Without the line end of the last line. */
  text: string;
  /** False while the closing fence is missing. */
  isClosed: boolean;
}

/** Every row has as many cells as the header. */
export interface TableBlock {
  kind: 'table';
  alignments: readonly Alignment[];
  header: readonly TableCell[];
  rows: readonly (readonly TableCell[])[];
}

export type TableCell = readonly Inline[];
export type Alignment = 'left' | 'center' | 'right' | 'none';

/** Text that is not read as Markdown because it is too long or too deep; pieces of a modest length. */
interface PlainBlock {
  kind: 'plain';
  pieces: readonly string[];
}

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code-span'; text: string }
  | { kind: 'emphasis' | 'strong' | 'strikethrough'; children: readonly Inline[] }
  | { kind: 'link'; href: string; title: string; children: readonly Inline[] }
  | { kind: 'image'; src: string; alt: string }
  | { kind: 'break' };
