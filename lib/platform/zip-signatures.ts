/**
 * The four bytes that each record of a zip file begins with, as a number.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export const zipSignatures = {
  /** Before the data of an entry. */
  entryHeader: 0x04034b50,
  /** After the data of an entry. */
  entryEnd: 0x08074b50,
  directoryEntry: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  end64Locator: 0x07064b50,
} as const;
