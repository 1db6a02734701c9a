import { plural } from '../plural';

/** What is said about parts of messages that are no words: they come with imported conversations. */
export const parts = {
  /** The name of a list of such parts. */
  list: 'Other parts of this message',
  tool: 'Tool',
  sources: (count: number) => plural('en', count, { one: '# source', other: '# sources' }),
  /** Of the name of another program. */
  kept: (count: number) =>
    plural('en', count, { one: '# part kept as it is', other: '# parts kept as they are' }),
  keptWhy: 'Aside cannot show this, and keeps it unchanged.',
  input: 'Asked',
  result: 'Result',
  failed: 'Failed',
  empty: 'Nothing',
  file: 'File',
  fileMissing: 'Only its name is in what was imported.',
  cut: 'Only the beginning is shown.',

  /** Where a message comes from. */
  origin: 'Where it comes from',
  importedFrom: (program: string) => `Imported from ${program}`,
  program: 'Program',
  model: 'Model',
  written: 'Written',
};
