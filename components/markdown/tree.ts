/** What Aside shows of Markdown: a small tree that knows nothing of the parser or of React. */
export type Block =
  | { kind: 'paragraph'; children: readonly Inline[] }
  | { kind: 'heading'; level: HeadingLevel; children: readonly Inline[] }
  | ListBlock
  | { kind: 'quote'; children: readonly Block[] }
  | CodeBlock
  | TableBlock
  | MathsBlock
  | FootnoteBlock
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
  /** For an item of a task list only: whether its box is ticked. */
  isDone?: boolean;
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

/** A formula on lines of its own, in TeX and without its delimiters. */
export interface MathsBlock {
  kind: 'maths';
  text: string;
  /** While the closing delimiter is missing, the text begins with the opening one. */
  isClosed: boolean;
}

/** What a footnote says. The label is normalized, as those of its references are. */
export interface FootnoteBlock {
  kind: 'footnote';
  label: string;
  children: readonly Block[];
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
  /** A formula in TeX, and as it was written. */
  | { kind: 'maths'; text: string; source: string; isDisplayed: boolean }
  /** A reference to a footnote that may or may not exist, and as it was written. */
  | { kind: 'footnote-reference'; label: string; source: string }
  | { kind: 'break' };
