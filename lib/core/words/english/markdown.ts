/** What is said around the words of a reply. */
export const markdown = {
  copyCode: 'Copy code',
  copied: 'Copied',
  wrapLines: 'Wrap long lines',
  code: 'Code',
  codeIn: (language: string) => `Code in ${language}`,
  /** The label of code that names no language. */
  noLanguage: 'text',
  table: 'Table',
  formula: 'Formula',
  picture: 'Picture',
  openAddress: 'Open address',
  done: 'Done',
  notDone: 'Not done',
  footnotes: 'Footnotes',
  footnote: (label: string) => `Footnote ${label}`,
  backToText: (label: string) => `Back to the text of footnote ${label}`,
};
